#include <oxion/parameters/parameters.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/table_files.h>
#include <oxion/parameters/value_types.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    /** One signal's column of one file, or what is wrong with it. */
    class ColumnReader
    {
    public:
      ColumnReader(const std::string &path,
                   const Origin &origin,
                   Diagnostics &diagnostics)
        : path_(path)
        , origin_(origin)
        , diagnostics_(diagnostics)
      {}

      /** As a table's text. wanted: its title; empty: the only other one. */
      std::optional<std::string>
      read(const std::string &text, const std::string &wanted)
      {
        std::istringstream lines(text);
        std::string line, table;
        std::vector<std::string> titles;
        std::size_t time = 0, column = 0;
        double last      = -1.;
        unsigned n_alike = 0;
        while (std::getline(lines, line))
        {
          ++origin_.line;
          origin_.text = shortened(normalised(line));
          if (normalised(line).empty() || normalised(line).front() == '#')
            continue;
          const auto cells = split_list(line);
          if (titles.empty())
          {
            titles = cells;
            time   = find(titles, time_title);
            column =
              wanted.empty() ? other(titles, time) : find(titles, wanted);
            if (is_wrong_)
              return {};
            continue;
          }
          const double t = number(cells, time);
          number(cells, column);
          if (is_wrong_)
            return {};
          if (t < last || t < 0.)
            wrong(t < 0. ? "this is before the start"
                         : "the time runs backwards",
                  "rising times from 0 s on");
          n_alike = t == last ? n_alike + 1 : 1;
          if (n_alike > 2)
            wrong("this time stands more than twice",
                  "once, or twice for a jump");
          last = t;
          table +=
            (table.empty() ? "" : ", ") + cells[time] + ": " + cells[column];
        }
        if (table.empty() && !is_wrong_)
          wrong("this table has no rows", "times and values");
        return is_wrong_ ? std::nullopt : std::optional<std::string>(table);
      }

    private:
      void
      wrong(const std::string &message,
            const std::string &expected,
            const std::string &nearest = "")
      {
        if (!is_wrong_) // what follows may follow from it
          diagnostics_.add({true, path_, origin_, message, expected, nearest});
        is_wrong_ = true;
      }

      std::size_t
      find(const std::vector<std::string> &titles, const std::string &title)
      {
        const auto found = std::find(titles.begin(), titles.end(), title);
        if (found == titles.end())
          wrong("this table has no column \"" + title + "\"",
                "one of " + short_list(titles),
                nearest_name(title, titles));
        return found - titles.begin();
      }

      std::size_t
      other(const std::vector<std::string> &titles, const std::size_t time)
      {
        if (titles.size() != 2)
          wrong("this table has " + std::to_string(titles.size()) + " columns",
                "also \"Table column\", one of " + short_list(titles));
        return 1 - std::min<std::size_t>(time, 1);
      }

      double
      number(const std::vector<std::string> &cells, const std::size_t column)
      {
        double value = 0.;
        if (column >= cells.size() || cells[column].empty())
          wrong("this table has a hole",
                "a number in each column that is read");
        else if (!parse_number(cells[column], value) || !std::isfinite(value))
          wrong("\"" + shortened(cells[column]) + "\" is no number",
                "a number");
        return value;
      }

      std::string path_;
      Origin origin_;
      Diagnostics &diagnostics_;
      bool is_wrong_ = false;
    };
  } // namespace


  void
  read_table_files(ParameterFile &file,
                   const FileSource &source,
                   Diagnostics &diagnostics)
  {
    std::vector<Setting> named;
    for (std::size_t i = 0; i < file.settings().size(); ++i)
    {
      const Setting &setting = file.settings()[i];
      if (file.is_in_force(i) && !setting.value.empty() &&
          setting.path.rfind("Protocol/Signal ", 0) == 0 &&
          last_component(setting.path) == "Table file")
        named.push_back(setting);
    }
    for (const auto &setting : named)
    {
      const std::string signal = parent_path(setting.path);
      if (const auto *table = file.find(signal + "/Table");
          table != nullptr && !table->value.empty())
        continue; // told when the signal is read
      const std::string name =
        (std::filesystem::path(setting.origin.file).parent_path() /
         setting.value)
          .string();
      const FileOnDisk on_disk = source(name);
      const Setting *column    = file.find(signal + "/Table column");
      if (!on_disk.is_readable)
      {
        diagnostics.add(
          {true,
           setting.path,
           setting.origin,
           std::string(on_disk.exists ? "this file cannot be read: "
                                      : "there is no such file: ") +
             name,
           "a file of comma-separated values",
           nearest_name(std::filesystem::path(name).filename().string(),
                        on_disk.neighbours)});
        continue;
      }
      ColumnReader reader(setting.path, {name, 0, "", ""}, diagnostics);
      const auto table =
        reader.read(on_disk.text, column == nullptr ? "" : column->value);
      if (!table)
        continue;
      file.set(signal + "/Table", *table, setting.origin);
      file.set(setting.path, "", setting.origin);
      if (column != nullptr)
        file.set(column->path, "", column->origin);
    }
  }
} // namespace Oxion::Parameters
