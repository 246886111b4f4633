#include <nlohmann/json.hpp>

#include "property/mutate.h"

namespace Oxion::Testing
{
  namespace
  {
    using Json = nlohmann::ordered_json;

    Json
    hostile_leaf(Random &random)
    {
      switch (random.below(5))
      {
        case 0:
          return nullptr;
        case 1:
          return random.chance(0.5);
        case 2:
          return random.whole(-3, 3);
        case 3:
          return random.one_of(
            std::vector<double>{-1e300, -1e-3, 1e-9, 0.5, 1e3, 1e300});
        default:
          return random.one_of(std::vector<std::string>{
            "", "0", "-1", "nan", "inf", "none", "all", "air", "1, 2", "a"});
      }
    }
  } // namespace


  Mutant
  mutate_json(const std::string &text, Random &random)
  {
    if (random.chance(0.3))
      return mutate_text(text, random);
    auto leaves           = Json::parse(text).flatten();
    const unsigned chosen = random.below(leaves.size());
    const auto leaf       = std::next(leaves.begin(), chosen);
    leaf.value()          = hostile_leaf(random);
    return {leaves.unflatten().dump(1),
            leaf.key() + ": " + leaf.value().dump()};
  }
} // namespace Oxion::Testing
