#include <oxion/parameters/paths.h>
#include <oxion/parameters/value_types.h>

#include <deal.II/base/patterns.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <sstream>

namespace Oxion::Parameters
{
  namespace Patterns = dealii::Patterns;

  namespace
  {
    constexpr double infinity = std::numeric_limits<double>::infinity();

    /** A deal.II pattern from a test; its own numbers know no infinity. */
    class Test : public Patterns::PatternBase
    {
    public:
      using Function = std::function<bool(const std::string &)>;

      Test(const std::string &description, const Function &function)
        : description_(description)
        , function_(function)
      {}

      bool
      match(const std::string &text) const override
      {
        return function_(text);
      }
      std::string
      description(const OutputStyle) const override
      {
        return description_;
      }
      std::unique_ptr<PatternBase>
      clone() const override
      {
        return std::make_unique<Test>(*this);
      }

    private:
      std::string description_;
      Function function_;
    };

    ValueType
    tested(const std::string &expectation, const Test::Function &function)
    {
      return {std::make_shared<Test>(expectation, function), expectation, {}};
    }

    ValueType
    as_words(ValueType type)
    {
      type.is_word = true;
      return type;
    }

    ValueType
    bounded(const std::string &expectation, const Bounds &bounds)
    {
      return tested(expectation, [bounds](const std::string &text) {
        double value = 0.;
        return text != "air" && parse_number(text, value) &&
               (std::isfinite(value) || bounds.infinity_allowed) &&
               value <= bounds.upper &&
               (bounds.exclusive_lower ? value > bounds.lower
                                       : value >= bounds.lower);
      });
    }

    std::string
    shortest(const double value)
    {
      std::ostringstream out;
      out << value;
      return out.str();
    }

    bool
    parse_numbers(const std::string &text, std::vector<double> &values)
    {
      for (const auto &part : split_list(text))
      {
        double value = 0.;
        if (part == "air" || !parse_number(part, value))
          return false;
        values.push_back(value);
      }
      return true;
    }

    bool
    are_amounts(const std::string &text,
                const double lower = 0.,
                const double upper = std::numeric_limits<double>::max())
    {
      std::vector<std::pair<std::string, double>> amounts;
      return parse_amounts(text, amounts) && !amounts.empty() &&
             std::all_of(amounts.begin(), amounts.end(), [=](const auto &a) {
               return a.second >= lower && a.second <= upper;
             });
    }

    /** Positive values at rising arguments above that one. */
    bool
    is_table(const std::string &text, const double above)
    {
      std::vector<std::pair<std::string, double>> points;
      if (!parse_amounts(text, points) || points.empty())
        return false;
      double before = above;
      for (const auto &[key, value] : points)
      {
        double argument = 0.;
        if (!parse_number(key, argument) || !(argument > before) ||
            !(value > 0.) || !std::isfinite(value))
          return false;
        before = argument;
      }
      return true;
    }
  } // namespace


  bool
  ValueType::accepts(const std::string &text) const
  {
    return pattern->match(text);
  }


  ValueType
  number()
  {
    return bounded("a number", {-infinity, infinity});
  }

  ValueType
  number_above(const double lower)
  {
    return bounded("a number above " + shortest(lower),
                   {lower, infinity, true});
  }

  ValueType
  number_at_least(const double lower)
  {
    return bounded("a number of at least " + shortest(lower),
                   {lower, infinity});
  }

  ValueType
  number_between(const double lower, const double upper)
  {
    return bounded("a number from " + shortest(lower) + " to " +
                     shortest(upper),
                   {lower, upper});
  }

  ValueType
  number_above_zero_or_infinite(const std::string &word)
  {
    const ValueType plain = bounded("", {0., infinity, true, true});
    return tested("a number above 0, or \"" + word + "\"",
                  [plain, word](const std::string &text) {
                    return text == word || plain.accepts(text);
                  });
  }

  ValueType
  any_magnitude(ValueType number)
  {
    number.of_any_magnitude = true;
    return number;
  }

  ValueType
  numbers(const unsigned least, const unsigned most)
  {
    return tested(least == most
                    ? std::to_string(least) + " numbers with commas between"
                    : std::to_string(least) + " to " + std::to_string(most) +
                        " numbers with commas between",
                  [least, most](const std::string &text) {
                    std::vector<double> values;
                    return parse_numbers(text, values) &&
                           values.size() >= least && values.size() <= most &&
                           std::all_of(values.begin(),
                                       values.end(),
                                       [](const double value) {
                                         return std::isfinite(value);
                                       });
                  });
  }

  ValueType
  range(const double lower, const double upper)
  {
    const ValueType two = numbers(2, 2), box = box_range();
    return tested(box.expectation + ", from " + shortest(lower) + " to " +
                    shortest(upper),
                  [two, box, lower, upper](const std::string &text) {
                    std::vector<double> values;
                    return two.accepts(text) && box.accepts(text) &&
                           parse_numbers(text, values) && values[0] >= lower &&
                           values[1] <= upper;
                  });
  }

  ValueType
  box_range()
  {
    return tested("two numbers, the smaller one first",
                  [](const std::string &text) {
                    std::vector<double> values;
                    return parse_numbers(text, values) && values.size() == 2 &&
                           values[0] <= values[1];
                  });
  }

  ValueType
  integer(const unsigned lower, const unsigned upper)
  {
    return {std::make_shared<Patterns::Integer>(lower, upper),
            "a whole number from " + std::to_string(lower) + " to " +
              std::to_string(upper),
            {}};
  }

  ValueType
  boolean()
  {
    return as_words({std::make_shared<Patterns::Selection>("true|false"),
                     "true or false",
                     {"true", "false"}});
  }

  ValueType
  choice(const std::vector<std::string> &words)
  {
    std::string selection;
    for (const auto &word : words)
      selection += (selection.empty() ? "" : "|") + word;
    return as_words({std::make_shared<Patterns::Selection>(selection),
                     "one of " + short_list(words),
                     words});
  }

  ValueType
  choices(const std::vector<std::string> &words)
  {
    const ValueType one = choice(words);
    return as_words({std::make_shared<Patterns::List>(*one.pattern, 1),
                     "one or several of " + short_list(words),
                     words});
  }

  ValueType
  name()
  {
    return as_words(tested("one name", [](const std::string &text) {
      return !text.empty() && text.find(',') == std::string::npos;
    }));
  }

  ValueType
  names(const unsigned least, const unsigned most)
  {
    const std::string expectation =
      least == most ? std::to_string(least) + " names with a comma between"
      : least > 1
        ? "at least " + std::to_string(least) + " names with commas between"
      : least > 0 ? "one or several names with commas between"
                  : "names with commas between";
    return as_words(tested(expectation, [least, most](const std::string &text) {
      const auto list = split_list(text);
      return list.size() >= least && list.size() <= most &&
             std::none_of(list.begin(), list.end(), [](const auto &one) {
               return one.empty();
             });
    }));
  }

  ValueType
  text()
  {
    return as_words({std::make_shared<Patterns::Anything>(), "any text", {}});
  }

  ValueType
  amounts()
  {
    return tested("a list like \"O2: 0.1, N2: 0.9\", no number below 0",
                  [](const std::string &text) { return are_amounts(text); });
  }

  ValueType
  number_or_amounts()
  {
    const ValueType plain = number_at_least(0.);
    return tested("a number of at least 0, or a list like \"H2: 60, CO: 3\"",
                  [plain](const std::string &text) {
                    return plain.accepts(text) || are_amounts(text);
                  });
  }

  ValueType
  orders()
  {
    return tested("a list like \"CO: 0.5, O2: -0.1\", numbers from -4 to 4",
                  [](const std::string &text) {
                    return are_amounts(text, -4., 4.);
                  });
  }

  ValueType
  factor_table()
  {
    return tested(
      "factors above 0 at rising contents from 0 on, like \"0: 1, 10: 1e-3\"",
      [](const std::string &text) {
        constexpr double just_below_zero = -std::numeric_limits<double>::min();
        return text.empty() || is_table(text, just_below_zero);
      });
  }

  ValueType
  number_or_table()
  {
    const ValueType plain = number_above(0.);
    return tested("a number above 0, or values at rising temperatures [K] "
                  "like \"300: 2.9, 1073: 2.3\"",
                  [plain](const std::string &text) {
                    return plain.accepts(text) || is_table(text, 0.);
                  });
  }


  ValueType
  time_table()
  {
    return tested("values at rising times [s] from 0 on, like \"0: 1.2, 5: "
                  "0.9\"; a time that stands twice is a jump",
                  [](const std::string &text) {
                    std::vector<std::array<double, 2>> table;
                    return text.empty() || parse_time_table(text, table);
                  });
  }
} // namespace Oxion::Parameters
