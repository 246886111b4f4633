#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dealii::Patterns
{
  class PatternBase;
}

namespace Oxion::Parameters
{
  /** What a parameter's text may be: a deal.II pattern and its description. */
  struct ValueType
  {
    std::shared_ptr<const dealii::Patterns::PatternBase> pattern;
    std::string expectation;
    std::vector<std::string> words; ///< all there are, of a choice
    bool is_word = false; ///< a name or a text, though it may look a number
    bool of_any_magnitude = false; ///< halfway lies the geometric mean

    bool
    accepts(const std::string &text) const;
  };

  /** Bounds of a number; an exclusive bound is not itself allowed. */
  struct Bounds
  {
    double lower, upper;
    bool exclusive_lower  = false;
    bool infinity_allowed = false;
  };

  ValueType
  number();
  ValueType
  number_above(double lower);
  ValueType
  number_at_least(double lower);
  ValueType
  number_between(double lower, double upper);
  /** Above zero; `inf` and, if given, a word for it are allowed. */
  ValueType
  number_above_zero_or_infinite(const std::string &word_for_infinity = "inf");
  /** A number of that type which, like a resistance, goes by factors. */
  ValueType
  any_magnitude(ValueType number);
  /** Comma-separated numbers, between `least` and `most` of them. */
  ValueType
  numbers(unsigned least, unsigned most);
  /** Two numbers "lower, upper" in these bounds, the smaller one first. */
  ValueType
  range(double lower, double upper);
  /** The same with `-inf` and `inf` for no limit. */
  ValueType
  box_range();
  ValueType
  integer(unsigned lower, unsigned upper);
  ValueType
  boolean();
  ValueType
  choice(const std::vector<std::string> &words);
  ValueType
  choices(const std::vector<std::string> &words);
  ValueType
  name();
  ValueType
  names(unsigned least, unsigned most = 10000);
  ValueType
  text();
  /** "H2: 60, CO: 3": names with numbers that are not negative. */
  ValueType
  amounts();
  /** One number that is not negative, or amounts(). */
  ValueType
  number_or_amounts();
  /** "CO: 0.5, O2: -0.1": names with powers from -4 to 4. */
  ValueType
  orders();
  /** "0: 1, 10: 1e-3": positive factors at rising shares from 0 on. */
  ValueType
  factor_table();
  /** One positive number, or "300: 2.9, 1000: 2.3" with rising keys. */
  ValueType
  number_or_table();

  /** "0: 1.2, 5: 1.2, 5: 0.9": values at times that never fall. */
  ValueType
  time_table();

  /** "0: 1.2, 5: 0.9" as pairs of time [s] and value; false if it is none. */
  bool
  parse_time_table(const std::string &text,
                   std::vector<std::array<double, 2>> &table);

  /**
   * The number a text stands for, `inf` and `air` (infinity) included.
   * @return false if it is none; `value` is then unchanged.
   */
  bool
  parse_number(const std::string &text, double &value);

  /** All digits of a number, so that reading it gives the same. */
  std::string
  exact_text(double value);

  /** "a: 1, b: 2" as pairs in order; false if it is not of that form. */
  bool
  parse_amounts(const std::string &text,
                std::vector<std::pair<std::string, double>> &amounts);

  /** Factor from the unit in a name's brackets to SI, 1 without brackets. */
  double
  unit_factor(const std::string &entry_name);
} // namespace Oxion::Parameters
