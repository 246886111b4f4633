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

    const std::string half_reaction =
      "an oxidation like \"CO + O2- = CO2 + 2 e-\", oxide ions O2- on the "
      "left, electrons e- on the right";

    const std::string oxidation =
      "one gas and O2 on the left, like \"NH3 + 3/4 O2 = 1/2 N2 + 3/2 H2O\"";

    using Side = std::map<std::string, double>; ///< molecules by symbol

    struct Sides
    {
      Side left, right;
    };

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
    contents_of(const std::string &symbol, const Gas &gas)
    {
      if (symbol == electron)
        return {{"charge", -1.}};
      if (symbol == oxide_ion)
        return {{"O", 1.}, {"charge", -2.}};
      const auto &atoms = Laws::find_species(symbol, gas.own_species).atoms;
      return {{"C", atoms.carbon},
              {"H", atoms.hydrogen},
              {"N", atoms.nitrogen},
              {"O", atoms.oxygen}};
    }

    std::map<std::string, double>
    contents_of(const Side &side, const Gas &gas)
    {
      std::map<std::string, double> result;
      for (const auto &[symbol, count] : side)
        for (const auto &[what, each] : contents_of(symbol, gas))
          result[what] += count * each;
      return result;
    }

    /** "O 2 on the left, 1 on the right; ..."; "" when all is balanced. */
    std::string
    unbalanced(const Sides &sides, const Gas &gas)
    {
      auto here  = contents_of(sides.left, gas),
           there = contents_of(sides.right, gas);
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
                  const Gas &gas)
    {
      bool valid = true;
      for (const auto &[symbol, count] : side)
        if (symbol != electron && symbol != oxide_ion)
        {
          const bool known =
            section.check_name(entry, symbol, gas.species, "active species");
          const bool reacts =
            !known || Laws::find_species(symbol, gas.own_species).has_thermo;
          if (!reacts)
            section.error(entry,
                          symbol + " takes part in no reaction",
                          "gases of C, H, N and O with their thermochemistry");
          valid = valid && known && reacts;
        }
      return valid;
    }

    /** The entry's two sides of gases that can react, ions and electrons. */
    std::optional<Sides>
    read_sides(const Section &section,
               const std::string &entry,
               const Gas &gas,
               const std::string &example)
    {
      const auto sides = split_list(section.text(entry), '=');
      if (!section.has(entry))
        return {}; // reported already
      const auto left = side_of(sides.front()), right = side_of(sides.back());
      if (sides.size() != 2 || !left || !right || left->empty() ||
          right->empty())
      {
        section.error(entry, "this is no equation", example);
        return {};
      }
      const bool known_left  = check_symbols(section, entry, *left, gas),
                 known_right = check_symbols(section, entry, *right, gas);
      if (!known_left || !known_right)
        return {};
      return Sides{*left, *right};
    }

    bool
    is_balanced(const Section &section,
                const std::string &entry,
                const Sides &sides,
                const Gas &gas)
    {
      const std::string text = unbalanced(sides, gas);
      if (!text.empty())
        section.error(entry,
                      "the equation is not balanced: " + text,
                      "as many atoms and as much charge on both sides");
      return text.empty();
    }

    double
    count(const Side &side, const std::string &symbol)
    {
      const auto found = side.find(symbol);
      return found == side.end() ? 0. : found->second;
    }

    /** Molecules of gases, for each of so many equations; none: no such. */
    std::map<std::string, double>
    formed_by(const Sides &sides, const Gas &gas, const double equations = 1.)
    {
      std::map<std::string, double> result;
      for (const std::string &symbol : gas.species)
        if (const double formed =
              count(sides.right, symbol) - count(sides.left, symbol);
            formed != 0.)
          result[symbol] = formed / equations;
      return result;
    }

    /** What burns, if that is one gas and nothing but O2 with it. */
    std::string
    fuel_of(const Sides &sides)
    {
      std::string fuel;
      for (const auto &[symbol, number] : sides.left)
        if (symbol != "O2")
          fuel = symbol;
      const bool is_oxidation =
        sides.left.size() == 2 && count(sides.left, "O2") > 0.;
      for (const std::string &symbol :
           {fuel, std::string("O2"), std::string(oxide_ion)})
        if (count(sides.right, symbol) > 0.)
          return "";
      return is_oxidation && fuel != oxide_ion && fuel != electron ? fuel : "";
    }
  } // namespace


  Equation
  read_half_reaction_equation(const Section &section,
                              const std::string &entry,
                              const Gas &gas)
  {
    const auto sides = read_sides(section, entry, gas, half_reaction);
    if (!sides)
      return {};
    if (count(sides->left, electron) > 0. ||
        count(sides->right, oxide_ion) > 0.)
      section.error(entry, "this is a reduction", half_reaction);
    else if (count(sides->right, electron) == 0.)
      section.error(entry, "this equation is without electrons", half_reaction);
    else if (is_balanced(section, entry, *sides, gas))
      return {formed_by(*sides, gas), count(sides->right, electron)};
    return {};
  }


  Oxidation
  read_oxidation_equation(const Section &section,
                          const std::string &entry,
                          const Gas &gas)
  {
    const auto sides = read_sides(section, entry, gas, oxidation);
    if (!sides)
      return {};
    const std::string fuel = fuel_of(*sides);
    if (fuel.empty() || count(sides->right, electron) > 0.)
      section.error(entry, "this is no oxidation of one gas by O2", oxidation);
    else if (is_balanced(section, entry, *sides, gas))
      return {fuel, formed_by(*sides, gas, count(sides->left, fuel))};
    return {};
  }
} // namespace Oxion::Parameters
