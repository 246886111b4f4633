#pragma once

#include <oxion/parameters/value_types.h>

#include <any>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace Oxion::Parameters
{
  /** Words of a choice and what they mean; the first one is the fallback. */
  template <typename Enum>
  using Words = std::vector<std::pair<std::string, Enum>>;

  template <typename Enum>
  std::vector<std::string>
  words_of(const Words<Enum> &words)
  {
    std::vector<std::string> result;
    for (const auto &[word, value] : words)
      result.push_back(word);
    return result;
  }

  template <typename Enum>
  Enum
  value_of(const Words<Enum> &words, const std::string &text)
  {
    for (const auto &[word, value] : words)
      if (word == text)
        return value;
    return words.front().second;
  }

  template <typename Enum>
  std::string
  word_of(const Words<Enum> &words, const Enum wanted)
  {
    for (const auto &[word, value] : words)
      if (value == wanted)
        return word;
    return "";
  }


  /** A value of an enumeration as its word. */
  struct Choice
  {
    std::vector<std::string> words; ///< all there are
    std::string word;               ///< that of the value
    std::function<void(const std::string &)> choose;
  };

  /** Where a value is kept, by what it is. */
  using Place = std::variant<double *,
                             std::optional<double> *,
                             unsigned *,
                             bool *,
                             std::string *,
                             std::vector<std::string> *,
                             Choice>;

  /** Of a choice, a flag or a name, which need no more. */
  ValueType
  type_of(const Place &place);

  /**
   * What an entry's value is and the member it goes to:
   * `{&Grid::growth, number_between(1., 10.)}`, one further in as
   * `{&Material::ionic, &IonicConductivity::energy, number()}`, a choice with
   * its words, `{&Gas::model, models}`, a name or a flag by the member alone.
   * The default is what the member is initialised with.
   */
  struct Binding
  {
    /** Of an entry with a reader of its own. */
    Binding(const ValueType &type, const char *default_text = "")
      : type(type)
      , default_text(default_text)
    {}

    template <typename Struct, typename Value>
    Binding(Value Struct::*member, const ValueType &type = {})
      : Binding(
          static_cast<Struct *>(nullptr),
          [=](Struct &s) -> Place { return &(s.*member); },
          type)
    {}

    template <typename Struct, typename Inner, typename Value>
    Binding(Inner Struct::*outer, Value Inner::*member, const ValueType &type)
      : Binding(
          static_cast<Struct *>(nullptr),
          [=](Struct &s) -> Place { return &(s.*outer.*member); },
          type)
    {}

    template <typename Struct, typename Enum>
    Binding(Enum Struct::*member, const Words<Enum> &words)
      : Binding(static_cast<Struct *>(nullptr),
                [=](Struct &s) -> Place {
                  Enum *value = &(s.*member);
                  return Choice{words_of(words),
                                word_of(words, *value),
                                [=](const std::string &word) {
                                  *value = value_of(words, word);
                                }};
                },
                {})
    {}

    ValueType type;
    std::string default_text;
    /// The member in an object, by a pointer to it; none: a reader of its own.
    std::function<Place(const std::any &)> in;
    Place untouched; ///< the member in an object as it is made

  private:
    template <typename Struct, typename Find>
    Binding(Struct *, const Find &find, const ValueType &type)
      : in([=](const std::any &s) { return find(*std::any_cast<Struct *>(s)); })
    {
      static Struct object{};
      untouched  = find(object);
      this->type = type.pattern ? type : type_of(untouched);
    }
  };
} // namespace Oxion::Parameters
