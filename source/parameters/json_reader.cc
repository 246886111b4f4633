#include <oxion/parameters/file_reader.h>
#include <oxion/parameters/paths.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace Oxion::Parameters
{
  namespace
  {
    using Json = nlohmann::json;

    /** Characters of a text, counting the lines the parser has consumed. */
    class CountingIterator
    {
    public:
      using difference_type   = std::ptrdiff_t;
      using value_type        = char;
      using pointer           = const char *;
      using reference         = const char &;
      using iterator_category = std::input_iterator_tag;

      CountingIterator(const char *position, unsigned *line)
        : position_(position)
        , line_(line)
      {}

      reference
      operator*() const
      {
        return *position_;
      }
      CountingIterator &
      operator++()
      {
        if (*position_ == '\n')
          ++*line_;
        ++position_;
        return *this;
      }
      CountingIterator
      operator++(int)
      {
        const CountingIterator before = *this;
        ++*this;
        return before;
      }
      bool
      operator==(const CountingIterator &other) const
      {
        return position_ == other.position_;
      }
      bool
      operator!=(const CountingIterator &other) const
      {
        return position_ != other.position_;
      }

    private:
      const char *position_;
      unsigned *line_;
    };


    /**
     * Turns the parser's events into settings. A value stands in the line of
     * its key: after a number the parser has already read one character more.
     */
    class SettingsHandler : public Json::json_sax_t
    {
    public:
      SettingsHandler(const std::string &text,
                      const std::string &filename,
                      const unsigned &line,
                      FileReader &reader)
        : text_(text)
        , filename_(filename)
        , line_(line)
        , reader_(reader)
      {
        for (const auto &one : split_lines(text))
          lines_.push_back(one);
      }

      bool
      key(string_t &name) override
      {
        origin_ = origin_at(line_);
        name_   = normalised(name);
        if (name_.empty() || split_path(name_).size() != 1)
          reader_.problem(origin_,
                          "\"" + name + "\" is no name",
                          "a name without \"/\" outside brackets");
        return true;
      }

      bool
      start_object(std::size_t) override
      {
        if (in_list_)
          reader_.problem(origin_,
                          "an object inside a list",
                          "numbers and strings in a list; sections by name");
        else if (depth_++ > 0)
        {
          sections_.push_back(join_path(section(), name_));
          reader_.open_section(sections_.back(), origin_);
        }
        return true;
      }

      bool
      end_object() override
      {
        if (!in_list_ && --depth_ > 0)
          sections_.pop_back();
        return true;
      }

      bool
      start_array(std::size_t) override
      {
        if (in_list_ || depth_ == 0)
          reader_.problem(origin_, "a list where none can be", "one object");
        in_list_ = true;
        list_.clear();
        return true;
      }

      bool
      end_array() override
      {
        in_list_ = false;
        if (is_include())
          for (const auto &name : list_)
            reader_.include(name, origin_);
        else
          store(join_list(list_));
        return true;
      }

      bool
      null() override
      {
        reader_.problem(origin_, "null is no value", "a number, text or list");
        return true;
      }
      bool
      boolean(bool value) override
      {
        return scalar(value ? "true" : "false");
      }
      bool
      number_integer(number_integer_t value) override
      {
        return scalar(std::to_string(value));
      }
      bool
      number_unsigned(number_unsigned_t value) override
      {
        return scalar(std::to_string(value));
      }
      bool
      number_float(number_float_t, const string_t &written) override
      {
        return scalar(written);
      }
      bool
      string(string_t &value) override
      {
        return scalar(normalised(value));
      }
      bool
      binary(binary_t &) override
      {
        return true;
      }

      bool
      parse_error(std::size_t position,
                  const std::string &last_token,
                  const Json::exception &) override
      {
        // Unlike the count of lines, the position is that of the token.
        const auto line =
          1 + std::count(text_.begin(),
                         text_.begin() + std::min(position, text_.size()),
                         '\n');
        reader_.problem(origin_at(line),
                        last_token.empty()
                          ? "not JSON"
                          : "not JSON at \"" + normalised(last_token) + "\"",
                        "objects {\"name\": value, ...} with all quotes, "
                        "commas and braces");
        return false;
      }

    private:
      static std::vector<std::string>
      split_lines(const std::string &text)
      {
        std::vector<std::string> result(1);
        for (const char c : text)
          if (c == '\n')
            result.emplace_back();
          else if (c != '\r')
            result.back() += c;
        return result;
      }

      Origin
      origin_at(const unsigned line) const
      {
        const unsigned last = lines_.size();
        const unsigned here = std::min(line, last);
        return {filename_, here, lines_[here - 1], ""};
      }

      std::string
      section() const
      {
        return sections_.empty() ? "" : sections_.back();
      }

      bool
      is_include() const
      {
        return sections_.empty() && name_ == "include";
      }

      bool
      scalar(const std::string &value)
      {
        if (in_list_)
          list_.push_back(value);
        else if (depth_ == 0)
          reader_.problem(origin_at(line_), "no sections", "one object {...}");
        else if (is_include())
          reader_.include(value, origin_);
        else
          store(value);
        return true;
      }

      void
      store(const std::string &value)
      {
        reader_.set(join_path(section(), name_), value, origin_);
      }

      const std::string &text_;
      std::vector<std::string> lines_;
      std::string filename_;
      const unsigned &line_;
      FileReader &reader_;
      std::vector<std::string> sections_;
      std::string name_;
      Origin origin_;
      unsigned depth_ = 0;
      bool in_list_   = false;
      std::vector<std::string> list_;
    };
  } // namespace


  void
  parse_json(const std::string &text,
             const std::string &filename,
             FileReader &reader)
  {
    unsigned line = 1;
    SettingsHandler handler(text, filename, line, reader);
    const char *begin = text.data();
    Json::sax_parse(CountingIterator(begin, &line),
                    CountingIterator(begin + text.size(), &line),
                    &handler);
  }
} // namespace Oxion::Parameters
