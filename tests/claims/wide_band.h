#pragma once

#include "cases.h"

namespace Oxion::Testing
{
  // Device D: the wide-band sensor with a barrier layer.

  constexpr double faraday = 96485.33212, RT = 8.314462618 * 1053.15;
  constexpr double air_oxygen = 0.2095 * 101325.; // [Pa]

  inline std::string
  wide_band_file(const std::string &name)
  {
    return "wide_band/" + name + ".prm";
  }

  inline const Columns &
  table(const std::string &file)
  {
    const auto &run = shipped_run(file).run;
    EXPECT_EQ(run.exit_code, 0) << run.output;
    return run.table;
  }

  inline Claim
  claim(const std::string &claims,
        const std::string &file,
        const std::string &observable)
  {
    return {"D", claims, file, observable};
  }

  /** Of a reference, in the row of a point. */
  inline double
  listed(const std::string &reference_name,
         const std::string &swept,
         const double point,
         const std::string &column)
  {
    const auto columns = reference(reference_name);
    return columns[column][row_of(columns, swept, point)];
  }

  /** Of a file at 10 kHz, by cross_talk.py [Ohm]. */
  inline double
  transfer_resistance(const std::string &name)
  {
    const auto columns = reference("cross_talk.csv");
    const auto &files  = columns.words.at("File");
    const auto found   = std::find(files.begin(), files.end(), name);
    if (found == files.end())
      throw std::runtime_error("no transfer resistance of " + name);
    return columns["R_x [Ohm]"].at(found - files.begin());
  }

  /** What 450 mV show beyond the voltage of the gas that the measuring
   * electrode sees, given the mean of its log10(p_O2/Pa) [mV]. */
  inline double
  false_voltage(const double log_p)
  {
    return 450. - 1e3 * RT / (4. * faraday) *
                    (std::log(air_oxygen) - std::log(10.) * log_p);
  }
} // namespace Oxion::Testing
