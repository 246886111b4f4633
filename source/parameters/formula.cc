#include <oxion/parameters/formula.h>

#include <deal.II/base/function_parser.h>

namespace Oxion::Parameters
{
  struct Formula::Parser
  {
    dealii::FunctionParser<1> function;
  };


  Formula::Formula(const std::string &text)
    : parser_(new Parser{{text, "pi=3.14159265358979323846", "t"}})
  {}


  double
  Formula::operator()(const double t) const
  {
    return parser_->function.value(dealii::Point<1>(t));
  }


  bool
  Formula::is_valid(const std::string &text)
  {
    if (text.find("rand") != std::string::npos)
      return false; // of muParser's: no run is like another
    try
    {
      Formula{text}(0.);
    }
    catch (const std::exception &)
    {
      return false;
    }
    return true;
  }
} // namespace Oxion::Parameters
