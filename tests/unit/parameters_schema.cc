// What the schema says of itself: units, defaults, and the members entries are
// bound to.

#include <oxion/parameters/schema.h>

#include <functional>
#include <gtest/gtest.h>
#include <map>

using namespace Oxion::Parameters;

namespace
{
  void
  for_each_entry(const SectionDeclaration &section,
                 const std::function<void(const EntryDeclaration &)> &visit)
  {
    for (const auto &entry : section.entries)
      visit(entry);
    for (const auto &inner : section.sections)
      for_each_entry(inner, visit);
    for (const auto &items : section.items)
      for_each_entry(items.item[0], visit);
  }

  /** In an untouched struct, where the entry is bound to a number. */
  const double *
  number_of(const EntryDeclaration &entry)
  {
    const auto found = std::get_if<double *>(&entry.binding.untouched);
    return entry.binding.in && found != nullptr ? *found : nullptr;
  }
} // namespace


TEST(ParameterSchema, EveryUnitIsKnownAndEveryDefaultValid)
{
  for_each_entry(schema(), [](const EntryDeclaration &entry) {
    EXPECT_NO_THROW(unit_factor(entry.name)) << entry.name;
    EXPECT_FALSE(entry.documentation.empty()) << entry.name;
    EXPECT_TRUE(entry.default_value.empty() ||
                entry.type.accepts(entry.default_value))
      << entry.name;
    // What is shown as the default is the member's, to every digit.
    double shown     = 0.;
    const auto held  = number_of(entry);
    const bool shows = held && parse_number(entry.default_value, shown);
    EXPECT_DOUBLE_EQ(shown * unit_factor(entry.name), shows ? *held : 0.)
      << entry.name;
  });
}


TEST(ParameterSchema, NoTwoEntriesHaveOneMember)
{
  std::map<const double *, std::string> known;
  for_each_entry(schema(), [&](const EntryDeclaration &entry) {
    if (number_of(entry) == nullptr)
      return;
    const auto [other, is_new] = known.emplace(number_of(entry), entry.name);
    EXPECT_TRUE(is_new || entry.name == "Pressure [bar]")
      << entry.name << " and " << other->second;
  });
}
