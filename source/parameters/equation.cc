#include "equation.h"

#include <oxion/laws/species.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    constexpr const char *electron = "e-", *oxide_ion = "O2-";

    const std::string example =
      "an oxidation like \"CO + O2- = CO2 + 2 e-\", oxide ions O2- on the "
      "left, electrons e- on the right";

    using Side = std::map<std::string, double>; ///< molecules by symbol

    /** "2", "4.5", "1/2"; nothing: 1. */
    std::optional<double>
    count_of(const std::string &text)
    {
      double result = 1., below = 1.;
      const auto slash = text.find('/');
      const bool valid =
        text.empty() || (parse_number(text.substr(0, slash), result) &&
                         (slash == std::string::npos ||
                          parse_number(text.substr(slash + 1), below)));
      return valid && result > 0. && below > 0.
               ? std::optional<double>(result / below)
               : std::nullopt;
    }

    /** "2 CO + 1/2 O2"; nothing if it is none. */
    std::optional<Side>
    side_of(const std::string &text)
    {
      Side result;
      for (const std::string &term : split_list(text, '+'))
      {
        const auto end          = term.find_first_not_of("0123456789./ ");
        const std::string start = term.substr(0, end);
        const auto count        = count_of(normalised(start));
        if (end == std::string::npos || !count)
          return {};
        result[term.substr(end)] += *count;
      }
      return result;
    }

    /** Atoms and charge of one of a symbol. */
    std::map<std::string, double>
    contents_of(const std::string &symbol)
    {
      if (symbol == electron)
        return {{"charge", -1.}};
      if (symbol == oxide_ion)
        return {{"O", 1.}, {"charge", -2.}};
      const auto &atoms = Laws::find_species(symbol).atoms;
      return {{"C", atoms.carbon},
              {"H", atoms.hydrogen},
              {"N", atoms.nitrogen},
              {"O", atoms.oxygen}};
    }

    std::map<std::string, double>
    contents_of(const Side &side)
    {
      std::map<std::string, double> result;
      for (const auto &[symbol, count] : side)
        for (const auto &[what, each] : contents_of(symbol))
          result[what] += count * each;
      return result;
    }

    /** "O 2 on the left, 1 on the right; ..."; "" when all is balanced. */
    std::string
    unbalanced(const Side &left, const Side &right)
    {
      auto here = contents_of(left), there = contents_of(right);
      std::ostringstream text;
      for (const char *what : {"C", "H", "N", "O", "charge"})
        if (std::abs(here[what] - there[what]) > 1e-9)
          text << (text.tellp() > 0 ? "; " : "") << what << ' ' << here[what]
               << " on the left, " << there[what] << " on the right";
      return text.str();
    }

    bool
    check_symbols(const Section &section,
                  const std::string &entry,
                  const Side &side,
                  const std::vector<std::string> &gases)
    {
      bool valid = true;
      for (const auto &[symbol, count] : side)
        if (symbol != electron && symbol != oxide_ion)
        {
          const bool known =
            section.check_name(entry, symbol, gases, "active species");
          const bool reacts = !known || Laws::find_species(symbol).has_thermo;
          if (!reacts)
            section.error(entry,
                          symbol + " takes part in no reaction",
                          "gases of C, H, N and O");
          valid = valid && known && reacts;
        }
      return valid;
    }
  } // namespace


  Equation
  read_equation(const Section &section,
                const std::string &entry,
                const std::vector<std::string> &gases)
  {
    Equation equation;
    const auto sides = split_list(section.text(entry), '=');
    if (!section.has(entry))
      return equation; // reported already
    const auto left = side_of(sides.front()), right = side_of(sides.back());
    if (sides.size() != 2 || !left || !right || left->empty() || right->empty())
    {
      section.error(entry, "this is no equation", example);
      return equation;
    }
    const bool known_left  = check_symbols(section, entry, *left, gases),
               known_right = check_symbols(section, entry, *right, gases);
    if (!known_left || !known_right)
      return equation;
    if (left->count(electron) > 0 || right->count(oxide_ion) > 0)
      section.error(entry, "this is a reduction", example);
    else if (right->count(electron) == 0)
      section.error(entry, "this equation is without electrons", example);
    else if (const std::string text = unbalanced(*left, *right); !text.empty())
      section.error(entry,
                    "the equation is not balanced: " + text,
                    "as many atoms and as much charge on both sides");
    else
    {
      equation.electrons = right->at(electron);
      for (const std::string &gas : gases)
      {
        const auto count = [&](const Side &side) {
          const auto found = side.find(gas);
          return found == side.end() ? 0. : found->second;
        };
        if (const double formed = count(*right) - count(*left); formed != 0.)
          equation.formed[gas] = formed;
      }
    }
    return equation;
  }
} // namespace Oxion::Parameters
