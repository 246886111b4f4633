#include <oxion/parameters/formula.h>

#include <deal.II/base/function_parser.h>
#include <deal.II/base/numbers.h>

#include <iostream>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    constexpr unsigned most_variables = 4;

    /** "x,z,t,_3": what is left has names that nobody writes. */
    std::string
    as_list(const Formula::Variables &variables)
    {
      std::string result;
      for (unsigned v = 0; v < most_variables; ++v)
        result +=
          (v > 0 ? "," : "") +
          (v < variables.size() ? variables[v] : "_" + std::to_string(v));
      return result;
    }

    /** deal.II's parser tells its errors to the console, too. */
    class Silence
    {
    public:
      Silence()
        : before_(std::cerr.rdbuf(nullptr))
      {}
      Silence(const Silence &) = delete;
      Silence &
      operator=(const Silence &) = delete;
      ~Silence()
      {
        std::cerr.rdbuf(before_);
        std::cerr.clear();
      }

    private:
      std::streambuf *before_;
    };

    /** What the parser says of text that is no formula; "" if `use` works. */
    template <typename Use>
    std::string
    complaint(const std::string &text, const Use &use)
    {
      if (text.find("rand") != std::string::npos)
        return "it has a random number, no run would be like another";
      const Silence silence;
      try
      {
        use();
      }
      catch (const dealii::ExceptionBase &exception)
      {
        std::ostringstream info;
        exception.print_info(info);
        const std::string all    = info.str();
        const std::string before = "The parser said: ";
        const auto start         = all.find(before);
        const auto first         = start == std::string::npos
                                     ? all.find_first_not_of(" \n")
                                     : start + before.size();
        const auto last          = all.find_last_not_of(" \n.");
        return first <= last ? all.substr(first, last + 1 - first) : "";
      }
      catch (const std::exception &exception)
      {
        return exception.what();
      }
      return "";
    }
  } // namespace


  struct Formula::Parser
  {
    /// Of three coordinates and the time, whatever their names here.
    dealii::FunctionParser<3> function;
  };


  Formula::Formula(const std::string &text, const Variables &variables)
    : parser_(new Parser)
  {
    parser_->function.initialize(as_list(variables),
                                 text,
                                 {{"pi", dealii::numbers::PI}},
                                 true);
  }


  double
  Formula::operator()(const double t) const
  {
    return (*this)({{t}});
  }


  double
  Formula::operator()(const std::array<double, 4> &values) const
  {
    parser_->function.set_time(values[3]);
    return parser_->function.value({values[0], values[1], values[2]});
  }


  std::string
  Formula::problem(const std::string &text, const Variables &variables)
  {
    return complaint(text, [&] { Formula(text, variables)({}); });
  }


  double
  Formula::value(const std::string &text, const Constants &constants)
  {
    auto known  = constants;
    known["pi"] = dealii::numbers::PI;
    dealii::FunctionParser<3> function;
    function.initialize(as_list({}), text, known, true);
    return function.value({});
  }


  std::string
  Formula::problem(const std::string &text, const Constants &constants)
  {
    return complaint(text, [&] { value(text, constants); });
  }


  Formula::Variables
  Formula::of_place_and_time(const Symmetry symmetry)
  {
    switch (symmetry)
    {
      case Symmetry::axisymmetric:
        return {"r", "z", "t"};
      case Symmetry::planar:
        return {"x", "z", "t"};
      default:
        return {"x", "y", "z", "t"};
    }
  }
} // namespace Oxion::Parameters
