#pragma once

#include "device/shipped_runs.h"

/** A body without resistance of its own, in time: courses in closed form. */
namespace Oxion::Testing
{
  constexpr double body_capacity = 0.42468; ///< [J/K]
  constexpr double T_outside     = 293.15;  ///< [K]

  inline void
  expect_said(const std::string &text, const std::string &all)
  {
    EXPECT_NE(all.find(text), std::string::npos) << "no \"" << text << "\" in\n"
                                                 << all;
  }


  /** The body of radiative_cooling.prm behind a conductance of 0.01 W/K. */
  inline std::string
  cooled_body(const Folder &folder, const std::string &protocol)
  {
    return folder.write("cooled.prm",
                        "include " +
                          shipped("verification/radiative_cooling.prm") + R"(
subsection Heat
  subsection Exchange outside
    set Emissivity [-] = 0
    set Conductance [W/K] = 0.01
  end
end
subsection Output
  set Fields = false
end
subsection Protocol
)" + protocol + "end\n");
  }
} // namespace Oxion::Testing
