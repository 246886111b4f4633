#pragma once

#include <memory>
#include <string>

namespace Oxion::Parameters
{
  /** A formula in the time t [s]: "450 + 20*sin(2*pi*5*t)" (muParser's). */
  class Formula
  {
  public:
    /** @throw std::exception where a value is asked of text that is none. */
    explicit Formula(const std::string &text);

    double
    operator()(double t) const;

    /** Is the text a formula in t? */
    static bool
    is_valid(const std::string &text);

  private:
    struct Parser;
    std::shared_ptr<const Parser> parser_;
  };
} // namespace Oxion::Parameters
