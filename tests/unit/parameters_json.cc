// Parameter files in JSON: what they say, and what is told of broken ones.

#include <gtest/gtest.h>

#include "parameters_helpers.h"

using namespace Oxion::Parameters;


// Tables and messages show a number as it was written.
TEST(ParametersJson, KeepsHowNumbersAreWritten)
{
  Diagnostics diagnostics;
  const auto file =
    ParameterFile::parse("{\"s\": {\"a\": 1.50e-3, \"b\": [0.10, 7, -2, 1E5, "
                         "\"air\"], \"c\": true,\n"
                         "\"d\": 1234567890123456789012}}",
                         "numbers.json",
                         diagnostics);
  EXPECT_EQ(diagnostics.text(), "");
  EXPECT_EQ(file.find("s/a")->value, "1.50e-3");
  EXPECT_EQ(file.find("s/b")->value, "0.10, 7, -2, 1E5, air");
  EXPECT_EQ(file.find("s/c")->value, "true");
  EXPECT_EQ(file.find("s/d")->value, "1234567890123456789012");
  EXPECT_EQ(file.find("s/d")->origin.line, 2u);
}


TEST(ParametersJson, NamesTheLine)
{
  TemporaryFolder folder;
  const auto file =
    folder.write("device.json",
                 "{\n  \"Heat\": {\n    \"Temperature [K]\":\n"
                 "      \"hot\",\n    \"Tempreture\": 3\n  }\n}\n");
  const std::string text = read_all(file).diagnostics.text();
  EXPECT_NE(text.find("device.json:3: error: Heat/Temperature [K]"),
            std::string::npos)
    << text;
  EXPECT_NE(text.find("device.json:5: error: Heat/Tempreture"),
            std::string::npos)
    << text;

  const auto broken =
    folder.write("broken.json", "{\n  \"Heat\": {\n    \"a\" 3\n  }\n}\n");
  const std::string not_json = read_all(broken).diagnostics.text();
  EXPECT_NE(not_json.find("broken.json:3: error: not JSON"), std::string::npos)
    << not_json;
}


// All at once, each with its line; what is nested wrongly is passed over.
TEST(ParametersJson, OfNoGoodShape)
{
  const auto problems = [](const std::string &text) {
    Diagnostics diagnostics;
    ParameterFile::parse(text, "device.json", diagnostics);
    return diagnostics;
  };
  const struct
  {
    std::string text, fragment;
  } cases[] = {{"{\"a\": {\n\"b\": 1,\n\"c\": 2,\n\"b\": 3}}",
                ":4: error: \"b\" stands here before, in line 2"},
               {"{\"a\": {},\n\"b\": 1,\r\n\"a\": {}}",
                ":3: error: \"a\" stands here before, in line 1"},
               {"{\"a\": [1,\n{\"b\": [{}], \"b\": 2}, 3]}",
                ":1: error: an object inside a list"},
               {"{\n\"a\": [1, [2], 3]}",
                ":2: error: a list where none can be"},
               {"[{\"a\": 1}]", ":1: error: a list where none can be"},
               {"{\n\"a\": null}", ":2: error: null is no value"},
               {"{\n\"a/b\": 1}", ":2: error: \"a/b\" is no name"},
               {"\n3", ":1: error: no sections"},
               {"", ":1: error: not JSON"},
               {"{\"a\": 1}\n\n}", ":3: error: not JSON at"},
               {"{\"a\": \"\n\"}", ":2: error: not JSON at"},
               {"{\"a\": \"\xff\"}", ":1: error: not JSON at"}};
  for (const auto &one : cases)
  {
    const auto found = problems(one.text);
    EXPECT_EQ(found.problems().size(), 1u) << one.text << found.text();
    EXPECT_NE(found.text().find("device.json" + one.fragment),
              std::string::npos)
      << one.text << '\n'
      << found.text();
  }
  const auto all = problems("{\"a\": null,\n\"b\": [[]],\n\"c\": null}");
  EXPECT_EQ(all.problems().size(), 3u) << all.text();

  // Neither the stack nor the memory is what ends these.
  for (const char *brace : {"{\"a\":", "["})
  {
    std::string deep;
    for (unsigned i = 0; i < 200000; ++i)
      deep += brace;
    EXPECT_NE(problems(deep).text().find("nested more than 100 deep"),
              std::string::npos);
  }
  std::string line = "{\"s\": {\"a 0\": 0";
  for (unsigned i = 1; i < 20000; ++i)
    line += ", \"a " + std::to_string(i) + "\": " + std::to_string(i);
  Diagnostics none;
  const auto file = ParameterFile::parse(line + "}}", "line.json", none);
  EXPECT_EQ(none.text(), "");
  ASSERT_EQ(file.settings().size(), 20000u);
  EXPECT_EQ(file.settings()[12345].value, "12345");
  const auto &origin = file.settings()[12345].origin;
  EXPECT_EQ(origin.line, 1u);
  EXPECT_LT(origin.text.size(), 1000u);
  EXPECT_NE(origin.text.find("\"a 12345\": 12345,"), std::string::npos);
}
