#include <oxion/laws/sealed_reference.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <cmath>

namespace Oxion::Parameters
{
  namespace
  {
    SectionDeclaration
    declare_reference()
    {
      return {
        "Sealed reference",
        "What gastight material encloses together with an electrode. Where "
        "nothing changes in time it holds what is given here, and the rate at "
        "which that would change is a result.",
        {{"Buffers [umol]",
          amounts(),
          "Metals with their oxides and the metal atoms of each, as Ni/NiO: "
          "0.4, Cu/Cu2O: 0.1."},
         {"Trapped gas [mm3]",
          {&SealedReference::gas_volume, any_magnitude(number_above(0.))},
          "Its volume, of the pores for example."},
         {"Adsorption [nmol]",
          {&SealedReference::adsorption, any_magnitude(number_at_least(0.))},
          "Oxygen atoms that surfaces take up while the pressure of oxygen "
          "rises by a factor of e."},
         {"Charge state [-]",
          {&SealedReference::charge_state, number_between(1e-6, 0.999999)},
          "Share of the buffers that is oxidised."},
         {"Oxygen pressure [bar]",
          {&SealedReference::pressure, any_magnitude(number_above(0.))},
          "Of the trapped gas where there are no buffers.",
          shows_nothing}}};
    }

    SectionDeclaration
    declare_buffer()
    {
      return {"Buffer",
              "A metal and its oxide: RT ln(pO2/1 bar) = A + B T + C T ln T + "
              "D T^2, a number for each range of temperature.",
              {{"Temperatures [K]",
                numbers(2, 5),
                "Ends of the ranges, rising.",
                required},
               {"A [J/mol]", numbers(1, 4), "One for each range.", required},
               {"B [J/mol/K]", numbers(1, 4), "Likewise.", required},
               {"C [J/mol/K]", numbers(1, 4), "Likewise; default: 0."},
               {"D [J/mol/K2]", numbers(1, 4), "Likewise; default: 0."},
               {"Oxygen per metal atom [-]",
                {&OxygenBuffer::oxygen_per_metal, number_above(0.)},
                "Atoms that oxidation takes up: 1 of Ni/NiO, 0.5 of Cu/Cu2O."},
               {"Uncertainty [J/mol]",
                {&OxygenBuffer::uncertainty, number_at_least(0.)},
                "Of the law, for the record."},
               {"Source",
                {&OxygenBuffer::source, text()},
                "Where the numbers come from."}}};
    }

    OxygenBuffer
    read_buffer(const Section &section)
    {
      OxygenBuffer buffer = section.read<OxygenBuffer>();
      const auto ends     = section.numbers("Temperatures [K]");
      if (ends.size() < 2)
        return buffer; // told already
      if (!(ends.front() > 0.) ||
          std::adjacent_find(ends.begin(), ends.end(), [](double a, double b) {
            return !(a < b);
          }) != ends.end())
        section.error("Temperatures [K]",
                      "these are no ranges",
                      "rising temperatures above 0");
      buffer.branches.resize(ends.size() - 1);
      const auto fill = [&](const std::string &entry,
                            double BufferBranch::*const member) {
        const auto values = section.numbers(entry);
        if (!values.empty() && values.size() != buffer.branches.size())
          section.error(entry,
                        "there are " + std::to_string(buffer.branches.size()) +
                          " ranges of temperature",
                        "a number for each of them");
        for (unsigned k = 0; k < buffer.branches.size(); ++k)
        {
          buffer.branches[k].lowest  = ends[k];
          buffer.branches[k].highest = ends[k + 1];
          if (k < values.size())
            buffer.branches[k].*member = values[k];
        }
      };
      fill("A [J/mol]", &BufferBranch::A);
      fill("B [J/mol/K]", &BufferBranch::B);
      fill("C [J/mol/K]", &BufferBranch::C);
      fill("D [J/mol/K2]", &BufferBranch::D);
      return buffer;
    }

    SealedReference
    read_reference(const Section &section,
                   const std::vector<OxygenBuffer> &known)
    {
      SealedReference reference = section.read<SealedReference>();
      const std::string entry   = "Buffers [umol]";
      for (const auto &[name, amount] : section.amounts(entry))
      {
        if (!section.check_name(entry, name, names_of(known), "buffer"))
          continue;
        const auto found = std::find_if(known.begin(),
                                        known.end(),
                                        [name = name](const auto &buffer) {
                                          return buffer.name == name;
                                        });
        if (!(amount > 0.))
          section.error(entry,
                        "there is nothing of " + name,
                        "an amount above 0, or no such buffer");
        reference.buffers.push_back(*found);
        reference.buffers.back().amount = amount * unit_factor(entry);
      }
      if (reference.gas_volume == 0.)
        section.error("Trapped gas [mm3]",
                      "this entry is missing: what oxygen there is beside the "
                      "buffers decides the voltage once they are used up",
                      "a volume above 0");
      if (reference.buffers.empty() && !reference.pressure &&
          !section.is_set(entry))
        section.error("Oxygen pressure [bar]",
                      "nothing says how much oxygen it holds",
                      "this entry, or \"" + entry + "\"");
      if (!reference.buffers.empty() && reference.pressure)
        section.error("Oxygen pressure [bar]",
                      "its buffers give the pressure",
                      "\"Charge state [-]\", or no \"" + entry + "\"");
      return reference;
    }

    /** Where the temperature is given, the laws of all buffers hold there. */
    void
    check_temperatures(const Section &section,
                       const SealedReference &reference,
                       const Heat &heat)
    {
      if (!heat.solve)
        for (const auto &buffer : reference.buffers)
          if (!buffer.branches.empty() &&
              (heat.temperature < Laws::lowest_temperature(buffer) ||
               heat.temperature > Laws::highest_temperature(buffer)))
            section.error(
              "Buffers [umol]",
              "the law of " + buffer.name +
                " does not hold at the temperature of the section "
                "Heat",
              "a temperature from " +
                std::to_string(int(Laws::lowest_temperature(buffer))) + " to " +
                std::to_string(int(Laws::highest_temperature(buffer))) + " K");
    }
  } // namespace


  SectionDeclaration
  declare_sealed_references()
  {
    return {"Sealed references",
            "Enclosures with an electrode, and buffers beside those known: " +
              join_list(names_of(Laws::known_buffers())) + ".",
            {{"Sealed references", names(0), "Their names."},
             {"Buffers", names(0), "Names of further buffers."}},
            {{"Sealed references", {declare_reference()}},
             {"Buffers", {declare_buffer()}}}};
  }


  std::vector<SealedReference>
  read_sealed_references(const Section &section)
  {
    std::vector<OxygenBuffer> known;
    for (const auto &item : section.items("Buffer"))
      known.push_back(read_buffer(item));
    for (const auto &buffer : Laws::known_buffers())
      if (!contains(names_of(known), buffer.name))
        known.push_back(buffer);
    std::vector<SealedReference> result;
    for (const auto &item : section.items("Sealed reference"))
      result.push_back(read_reference(item, known));
    return result;
  }


  void
  check_sealed_references(const Section &root, const Parameters &parameters)
  {
    const auto names = names_of(parameters.sealed_references);
    std::vector<std::string> used;
    const auto &electrodes = root.section("Electrodes").items("Electrode");
    for (unsigned e = 0; e < electrodes.size(); ++e)
    {
      const auto &electrode = parameters.electrodes[e];
      const auto &item      = electrodes[e];
      if (electrode.sealed_reference.empty())
        continue;
      item.check_name("Sealed reference",
                      electrode.sealed_reference,
                      names,
                      "sealed reference");
      if (!electrode.atmosphere.empty())
        item.error("Sealed reference",
                   "this electrode has an atmosphere",
                   "one of both");
      if (!electrode.half_reactions.empty())
        item.error("Sealed reference",
                   "this electrode has half reactions, which take place in a "
                   "gas",
                   "one of both");
      used.push_back(electrode.sealed_reference);
    }
    const auto &items =
      root.section("Sealed references").items("Sealed reference");
    for (unsigned r = 0; r < items.size(); ++r)
    {
      check_temperatures(items[r],
                         parameters.sealed_references[r],
                         parameters.heat);
      if (!contains(used, items[r].name()))
        items[r].error("",
                       "no electrode is in this sealed reference",
                       "an electrode with \"Sealed reference = " +
                         items[r].name() + "\"");
    }
  }
} // namespace Oxion::Parameters
