#pragma once

#include <oxion/parameters/geometry.h>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /**
   * A formula (muParser's) of up to four variables: of the time t [s], as
   * "450 + 20*sin(2*pi*5*t)", or of a place [m] and the time.
   */
  class Formula
  {
  public:
    using Variables = std::vector<std::string>;

    /** @throw std::exception where a value is asked of text that is none. */
    explicit Formula(const std::string &text,
                     const Variables &variables = {"t"});

    double
    operator()(double t) const;
    /** Of as many values as there are variables. */
    double
    operator()(const std::array<double, 4> &values) const;

    /** What is wrong with the text, empty if it is a formula. */
    static std::string
    problem(const std::string &text, const Variables &variables = {"t"});

    /** Any number of names that stand for numbers. */
    using Constants = std::map<std::string, double>;

    /** The value of a formula in constants alone. */
    static double
    value(const std::string &text, const Constants &constants);

    /** What is wrong with such a one. */
    static std::string
    problem(const std::string &text, const Constants &constants);

    /** The coordinates of a geometry, then t. */
    static Variables
    of_place_and_time(Symmetry symmetry);

  private:
    struct Parser;
    std::shared_ptr<Parser> parser_;
  };
} // namespace Oxion::Parameters
