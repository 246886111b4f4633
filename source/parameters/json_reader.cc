#include <oxion/parameters/file_reader.h>
#include <oxion/parameters/paths.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    using Json = nlohmann::json;

    /// Characters of a line on each side of a name: some files are one line.
    constexpr std::size_t most_quoted = 300;

    /**
     * Turns the parser's events into settings. nlohmann's tree of values would
     * be shorter to walk, but it has forgotten the lines, names that stand
     * twice, and how a number was written.
     */
    class SettingsHandler : public Json::json_sax_t
    {
    public:
      SettingsHandler(const std::string &text,
                      const std::string &filename,
                      std::istringstream &in,
                      FileReader &reader)
        : text_(text)
        , filename_(filename)
        , in_(in)
        , reader_(reader)
        , origin_(origin_at(0))
      {}

      bool
      key(string_t &written) override
      {
        origin_     = origin_at(in_.rdbuf()->pubseekoff(0, in_.cur, in_.in));
        name_       = normalised(written);
        is_refused_ = open_.back().is_ignored;
        if (is_refused_)
          return true;
        if (name_.empty() || split_path(name_).size() != 1)
          problem("\"" + name_ + "\" is no name",
                  "a name without \"/\" outside brackets");
        const auto [before, is_new] =
          open_.back().lines.emplace(name_, origin_.line);
        is_refused_ = !is_new;
        if (is_refused_)
          problem("\"" + name_ + "\" stands here before, in line " +
                    std::to_string(before->second),
                  "each name once in an object");
        return true;
      }

      bool
      start_object(std::size_t) override
      {
        if (open_.empty())
          return open({});
        if (is_refused_)
          return open({"", false, true});
        if (open_.back().is_list)
          return refuse("an object inside a list",
                        "numbers and strings in a list; sections by name");
        reader_.open_section(path(), origin_);
        return open({path()});
      }
      bool
      end_object() override
      {
        open_.pop_back();
        return true;
      }

      bool
      start_array(std::size_t) override
      {
        if (is_refused_)
          return open({"", true, true});
        if (open_.empty() || open_.back().is_list)
          return refuse("a list where none can be", "one object");
        return open({path(), true});
      }
      bool
      end_array() override
      {
        const Container list = std::move(open_.back());
        open_.pop_back();
        if (list.is_ignored)
          return true;
        if (list.path == "include")
          for (const auto &name : list.items)
            reader_.include(name, origin_);
        else
          reader_.set(list.path, join_list(list.items), origin_);
        return true;
      }

      bool
      null() override
      {
        if (!is_refused_)
          problem("null is no value", "a number, text or list");
        return true;
      }
      bool
      boolean(const bool value) override
      {
        return scalar(value ? "true" : "false");
      }
      bool
      number_integer(const number_integer_t value) override
      {
        return scalar(std::to_string(value));
      }
      bool
      number_unsigned(const number_unsigned_t value) override
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
      binary(binary_t &) override // not in text
      {
        return false;
      }

      bool
      parse_error(const std::size_t position,
                  const std::string &last_token,
                  const Json::exception &) override
      {
        origin_ = origin_at(position);
        problem(last_token.empty()
                  ? "not JSON"
                  : "not JSON at \"" + normalised(last_token) + "\"",
                "objects {\"name\": value, ...} with all quotes, commas and "
                "braces");
        return false;
      }

    private:
      struct Container
      {
        std::string path = {};
        bool is_list     = false;
        bool is_ignored  = false; ///< it may not be where it is
        std::map<std::string, unsigned> lines = {}; ///< of the names so far
        std::vector<std::string> items        = {}; ///< of a list
      };

      bool
      open(Container &&container)
      {
        open_.push_back(std::move(container));
        if (open_.size() <= deepest_section)
          return true;
        problem("nested more than " + std::to_string(deepest_section) + " deep",
                "sections, and in them values and lists");
        return false;
      }

      /** Of what cannot be here; what it holds is passed over. */
      bool
      refuse(const std::string &message, const std::string &expected)
      {
        problem(message, expected);
        is_refused_ = true;
        return open({"", true, true});
      }

      bool
      scalar(const std::string &value)
      {
        if (is_refused_)
          return true;
        if (open_.empty())
          problem("no sections", "one object {...}");
        else if (open_.back().is_list)
          open_.back().items.push_back(value);
        else if (path() == "include")
          reader_.include(value, origin_);
        else
          reader_.set(path(), value, origin_);
        return true;
      }

      /** Of the name that was read last. */
      std::string
      path() const
      {
        return join_path(open_.back().path, name_);
      }

      void
      problem(const std::string &message, const std::string &expected)
      {
        reader_.problem(origin_, message, expected);
      }

      /** Where a position is; from call to call they only grow. */
      Origin
      origin_at(const std::size_t position)
      {
        const auto before = text_.begin() + position_;
        position_         = std::min(position, text_.size());
        const auto here   = text_.begin() + position_;
        line_ += std::count(before, here, '\n');
        const auto ends_line = [](const char c) {
          return c == '\n' || c == '\r';
        };
        const auto begin =
          std::find_if(std::make_reverse_iterator(here),
                       std::make_reverse_iterator(
                         here - std::min(position_, most_quoted)),
                       ends_line)
            .base();
        const auto end =
          std::find_if(here,
                       here + std::min(text_.size() - position_, most_quoted),
                       ends_line);
        return {filename_, line_, {begin, end}, ""};
      }

      const std::string &text_;
      std::string filename_;
      std::istringstream &in_;
      FileReader &reader_;
      std::size_t position_ = 0;
      unsigned line_        = 1;
      std::vector<Container> open_;
      std::string name_;        ///< the last one
      bool is_refused_ = false; ///< what stands under it
      Origin origin_;           ///< of it: values stand where their names do
    };
  } // namespace


  void
  parse_json(const std::string &text,
             const std::string &filename,
             FileReader &reader)
  {
    std::istringstream in(text);
    SettingsHandler handler(text, filename, in, reader);
    Json::sax_parse(in, &handler);
  }
} // namespace Oxion::Parameters
