#include "impedance_tables.h"

#include <oxion/exceptions.h>
#include <oxion/measurements/harmonic_answer.h>
#include <oxion/parameters/paths.h>

#include <deal.II/base/numbers.h>

namespace Oxion
{
  namespace
  {
    /** Columns of a complex number, and its numbers there. */
    NamedValues
    as_columns(const std::complex<double> &value, const std::string &unit)
    {
      const std::string in_unit = " [" + unit + "]";
      return {{"Real part" + in_unit, value.real()},
              {"Imaginary part" + in_unit, value.imag()},
              {"Magnitude" + in_unit, std::abs(value)},
              {"Phase [deg]", std::arg(value) * 180. / dealii::numbers::PI}};
    }
  } // namespace


  template <int dim>
  void
  ImpedanceTables<dim>::begin(const Parameters::Parameters &parameters,
                              const Parameters::ParameterFile &file,
                              MPI_Comm communicator,
                              const bool on_disk,
                              const std::vector<std::string> &by_then)
  {
    tables_.clear();
    for (const auto &impedance : parameters.impedances)
      if (!impedance.frequencies.empty())
      {
        std::vector<std::string> titles{"Point [-]"};
        for (const auto &swept :
             Parameters::swept_parameters(parameters.sweeps))
          titles.push_back(swept.title);
        titles.emplace_back("Frequency [Hz]");
        for (const auto &[title, value] : as_columns(0., impedance.unit))
          titles.push_back(title);
        tables_.emplace_back(
          communicator,
          on_disk ? parameters.output.folder + "/impedance_" +
                      Parameters::file_name_of(impedance.name) + ".csv"
                  : "",
          titles,
          std::vector<std::string>{"Oxion: " + file.filename() + ": " +
                                   impedance.name},
          by_then.empty() ? "" : by_then.at(tables_.size()));
      }
  }


  template <int dim>
  void
  ImpedanceTables<dim>::add_point(const Sensor<dim> &sensor,
                                  PointResult &point,
                                  const std::function<void()> &on_the_way)
  {
    auto table = tables_.begin();
    for (const auto &impedance : sensor.parameters().impedances)
    {
      if (impedance.frequencies.empty())
        continue;
      std::vector<Table::Row> rows;
      try
      {
        HarmonicAnswer<dim> answer(sensor, impedance);
        for (const double frequency : impedance.frequencies)
        {
          on_the_way();
          Table::Row row;
          row.swept = {
            {"Point [-]", std::to_string(point.number), double(point.number)}};
          row.swept.insert(row.swept.end(),
                           point.swept.begin(),
                           point.swept.end());
          row.measured = as_columns(answer.at(frequency), impedance.unit);
          row.measured.insert(row.measured.begin(),
                              {"Frequency [Hz]", frequency});
          rows.push_back(row);
        }
      }
      catch (const NumericalFailure &failure)
      {
        point.report.converged = false;
        point.report.failure =
          "impedance \"" + impedance.name + "\": " + failure.what();
      }
      (table++)->add_rows(rows);
    }
  }


  template <int dim>
  std::vector<std::string>
  ImpedanceTables<dim>::texts() const
  {
    std::vector<std::string> result;
    for (const auto &table : tables_)
      result.push_back(table.text());
    return result;
  }


  template <int dim>
  void
  ImpedanceTables<dim>::follow_with(
    const std::vector<std::vector<std::string>> &texts)
  {
    for (unsigned t = 0; t < tables_.size(); ++t)
    {
      std::vector<std::string> of_table;
      for (const auto &of_group : texts)
        of_table.push_back(of_group.at(t));
      tables_[t].follow_with(of_table);
    }
  }


  template class ImpedanceTables<2>;
  template class ImpedanceTables<3>;
} // namespace Oxion
