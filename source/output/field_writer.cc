#include <oxion/output/atomic_file.h>
#include <oxion/output/field_writer.h>
#include <oxion/parameters/parameters.h>
#include <oxion/sensor.h>

#include <deal.II/base/utilities.h>

#include <algorithm>

#include "field_values.h"
#include "mesh_names.h"

namespace Oxion
{
  namespace
  {
    std::string
    described(const SweptValues &swept)
    {
      std::string text;
      for (const auto &value : swept)
        text +=
          (text.empty() ? "" : ", ") + value.title + " = " + value.shown(12);
      return text;
    }
  } // namespace


  template <int dim>
  FieldWriter<dim>::FieldWriter(const std::string &folder,
                                const std::string &name,
                                const bool collects)
    : folder_(folder)
    , name_(name)
    , collects_(collects)
  {}


  template <int dim>
  void
  FieldWriter<dim>::write(const Sensor<dim> &sensor,
                          const unsigned point_number,
                          const SweptValues &swept)
  {
    const MPI_Comm communicator  = sensor.mesh().communicator();
    const std::string sub_folder = folder_ + '/' + name_;
    if (points_.empty())
      make_output_folder(sub_folder, communicator);

    const std::string stem =
      name_ + '_' + dealii::Utilities::int_to_string(point_number, 4);

    Vtu::FieldData data = mesh_names(sensor.mesh());
    for (const auto &value : swept)
      if (value.number)
        data.numbers.emplace_back(value.title, *value.number);
      else
        data.texts.push_back({value.title, {value.text}});
    // A text can be read off in the viewer; infinite lambda is called air.
    data.texts.push_back({"point", {described(swept)}});
    Vtu::write(communicator, sub_folder, stem, field_values(sensor), data);

    // XML forbids two hyphens in a row within the comment.
    std::string comment = described(swept);
    for (std::size_t i; (i = comment.find("--")) != std::string::npos;)
      comment.erase(i, 1);
    const bool in_time =
      !swept.empty() && swept.front().title == Parameters::time_title;
    const std::string entry =
      "<DataSet timestep=\"" +
      (in_time ? swept.front().text : std::to_string(point_number)) +
      "\" group=\"\" part=\"0\" file=\"" +
      Vtu::escaped(name_ + '/' + stem + ".pvtu") + "\"/> <!-- " + comment +
      " -->\n";

    const auto known =
      std::find_if(points_.begin(), points_.end(), [&](const auto &point) {
        return point.first == point_number;
      });
    if (known == points_.end())
      points_.emplace_back(point_number, entry);
    else
      known->second = entry;

    if (collects_)
      write_collection(communicator);
  }


  template <int dim>
  void
  FieldWriter<dim>::follow_with(const Points &points, MPI_Comm communicator)
  {
    points_of_others_ = points;
    if (!points_.empty() || !points_of_others_.empty())
      write_collection(communicator);
  }


  template <int dim>
  void
  FieldWriter<dim>::write_collection(MPI_Comm communicator) const
  {
    // The format is ParaView's: VTK has no writer for it.
    on_first_rank(communicator, [&] {
      std::string text = "<?xml version=\"1.0\"?>\n"
                         "<VTKFile type=\"Collection\" version=\"0.1\">\n"
                         "<Collection>\n";
      for (const auto &points : {points_, points_of_others_})
        for (const auto &point : points)
          text += point.second;
      write_file_atomically(folder_ + '/' + name_ + ".pvd",
                            text + "</Collection>\n</VTKFile>\n");
    });
  }


  template class FieldWriter<2>;
  template class FieldWriter<3>;
} // namespace Oxion
