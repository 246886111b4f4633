#pragma once

#include "cases.h"

/** What the tests of device A share. */
namespace Oxion::Testing::Sealed
{
  constexpr double F = 96485.33212, R = 8.314462618;

  inline const std::string lambda = "Protocol/Sweep lambda/Values=";

  /// Zirconia that ends with the electrodes makes the device one-dimensional.
  inline const std::string as_wide_as_electrodes = "Geometry/x [mm]=0.5, 2.5";

  inline std::string
  file_of(const std::string &name)
  {
    return "sealed_reference/" + name + ".prm";
  }

  inline ProgramRun
  sealed_run(const std::string &name, const Settings &settings = {})
  {
    return run_case(file_of(name), settings);
  }

  /** A name up to the colon: "Ni/NiO" of "Ni/NiO: 1". */
  inline std::string
  buffer_of(const std::string &amount)
  {
    return amount.substr(0, amount.find(':'));
  }

  /** Of tests/reference, what a buffer gives against air [V]. */
  inline double
  buffer_value(const std::string &buffer,
               const double T,
               const std::string &title = "EMF against air [V]")
  {
    static const auto table = reference("sealed_buffers.csv");
    const auto &names       = table.words.at("Buffer");
    for (unsigned row = 0; row < names.size(); ++row)
      if (names[row] == buffer && table["T [K]"][row] == T)
        return table[title][row];
    throw std::runtime_error("no buffer " + buffer);
  }
} // namespace Oxion::Testing::Sealed
