// The table of what the four patented devices must show, printed after the
// tests of this folder and, if all of them ran, kept as tests/claims.md.

#include "claims.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <sstream>

using namespace Oxion::Testing;

namespace
{
  struct Row
  {
    Claim claim;
    double computed;
    Expected expected;
    bool holds;
  };

  std::vector<Row> &
  table()
  {
    static std::vector<Row> rows;
    return rows;
  }


  bool
  holds(const double computed, const Expected &expected)
  {
    switch (expected.kind)
    {
      case Expected::near:
        return std::abs(computed - expected.value) <= expected.tolerance;
      case Expected::at_most:
        return computed <= expected.value;
      default:
        return computed >= expected.value;
    }
  }


  std::string
  short_text(const double value)
  {
    std::ostringstream text;
    text.precision(5);
    text << value;
    return text.str();
  }


  std::string
  text_of(const Expected &expected)
  {
    const std::string value = short_text(expected.value);
    return expected.kind == Expected::at_most    ? "<= " + value
           : expected.kind == Expected::at_least ? ">= " + value
                                                 : value;
  }


  /** How many each patent has. */
  const std::map<std::string, unsigned> n_claims = {{"A", 24},
                                                    {"B", 9},
                                                    {"C", 11},
                                                    {"D", 12}};

  /** "B: 3, 4; ..." of those that no row shows. */
  std::string
  not_shown()
  {
    std::string result;
    for (const auto &[device, n] : n_claims)
    {
      std::vector<bool> shown(n + 1, false);
      for (const Row &row : table())
        if (row.claim.device == device)
          for (const unsigned i : claim_numbers(row.claim.claims))
            shown.at(i) = true;
      std::string list;
      for (unsigned i = 1; i <= n; ++i)
        if (!shown[i])
          list += (list.empty() ? "" : ", ") + std::to_string(i);
      if (!list.empty())
        result += (result.empty() ? "" : "; ") + device + ": " + list;
    }
    return result;
  }


  void
  write(std::ostream &out)
  {
    auto rows = table();
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
      return a.claim.device < b.claim.device;
    });
    out << "| device | claims | case | observable | computed | expected | "
           "tolerance | |\n|---|---|---|---|---|---|---|---|\n";
    for (const Row &row : rows)
      out << "| " << row.claim.device << " | " << row.claim.claims << " | "
          << row.claim.file << " | " << row.claim.observable << " | "
          << short_text(row.computed) << " | " << text_of(row.expected) << " | "
          << (row.expected.kind == Expected::near
                ? short_text(row.expected.tolerance)
                : "")
          << " | " << (row.holds ? "pass" : "FAIL") << " |\n";
    if (const std::string missing = not_shown(); !missing.empty())
      out << "\nNo case yet shows " << missing << ".\n";
  }


  class Report : public testing::EmptyTestEventListener
  {
    void
    OnTestProgramEnd(const testing::UnitTest &program) override
    {
      if (table().empty())
        return;
      write(std::cout);
      if (program.test_to_run_count() < program.total_test_count())
        return;
      std::ofstream file(std::string(OXION_SOURCE_DIR) + "/tests/claims.md");
      file << "# What the four devices show\n\nWritten by `ctest --preset "
              "release -L claims`.\n\n";
      write(file);
    }
  };

  const bool is_registered = [] {
    testing::UnitTest::GetInstance()->listeners().Append(new Report);
    return true;
  }();
} // namespace


void
Oxion::Testing::show(const Claim &claim,
                     const double computed,
                     const Expected &expected)
{
  ASSERT_EQ(n_claims.count(claim.device), 1u) << claim.device;
  for (const unsigned number : claim_numbers(claim.claims))
    ASSERT_TRUE(number >= 1 && number <= n_claims.at(claim.device))
      << claim.device << " has no claim " << number;
  table().push_back({claim, computed, expected, holds(computed, expected)});
  EXPECT_TRUE(table().back().holds)
    << claim.device << " " << claim.claims << ", " << claim.file << ": "
    << claim.observable << " is " << computed << ", expected "
    << text_of(expected)
    << (expected.kind == Expected::near
          ? " to " + short_text(expected.tolerance)
          : "");
}


std::vector<unsigned>
Oxion::Testing::claim_numbers(const std::string &text)
{
  std::vector<unsigned> result;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');)
  {
    const auto dash      = part.find('-');
    const unsigned first = std::stoul(part);
    const unsigned last =
      dash == std::string::npos ? first : std::stoul(part.substr(dash + 1));
    for (unsigned i = first; i <= last; ++i)
      result.push_back(i);
  }
  return result;
}


TEST(Claims, AreNumbered)
{
  EXPECT_EQ(claim_numbers("1-4, 10"), (std::vector<unsigned>{1, 2, 3, 4, 10}));
  EXPECT_EQ(claim_numbers("7"), (std::vector<unsigned>{7}));
}
