#include <oxion/parameters/parameters.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/table_files.h>

#include <filesystem>
#include <functional>
#include <optional>

#include "csv_table.h"

namespace Oxion::Parameters
{
  namespace
  {
    /** What an entry of these items names is a file of columns. */
    struct NamingEntry
    {
      std::string items;   ///< "Protocol/Signal "
      std::string file;    ///< the entry with the file's name
      std::string columns; ///< that with titles of columns
      std::string values;  ///< that which takes what is read
      /// The values' text, of the columns wanted; nothing if all is wrong.
      std::function<std::optional<std::string>(const CsvTable &,
                                               const std::string &wanted,
                                               const std::string &path,
                                               Diagnostics &)>
        read;
    };

    /** "0: 1.2, 5: 0.9", the column beside the time. */
    std::optional<std::string>
    time_table_of(const CsvTable &table,
                  const std::string &wanted,
                  const std::string &path,
                  Diagnostics &diagnostics)
    {
      CsvColumns columns(table, path, diagnostics);
      const auto time = columns.find(time_title);
      const auto column =
        wanted.empty() ? columns.other_than(time) : columns.find(wanted);
      std::string result;
      double last      = -1.;
      unsigned n_alike = 0;
      for (const auto &row : table.rows)
      {
        if (columns.is_wrong())
          break;
        const double t = columns.number(row, time);
        columns.number(row, column);
        if (columns.is_wrong())
          break;
        if (t < last || t < 0.)
          columns.wrong(row.origin,
                        t < 0. ? "this is before the start"
                               : "the time runs backwards",
                        "rising times from 0 s on");
        n_alike = t == last ? n_alike + 1 : 1;
        if (n_alike > 2)
          columns.wrong(row.origin,
                        "this time stands more than twice",
                        "once, or twice for a jump");
        last = t;
        result += (result.empty() ? "" : ", ") + row.cells[time] + ": " +
                  row.cells[column];
      }
      if (result.empty())
        columns.wrong(table.titles.origin,
                      "this table has no rows",
                      "times and values");
      return columns.is_wrong() ? std::nullopt : std::optional(result);
    }

    /** "573, 0.1; 673, 0.2", the columns of those titles. */
    std::optional<std::string>
    rows_of(const CsvTable &table,
            const std::string &wanted,
            const std::string &path,
            Diagnostics &diagnostics)
    {
      CsvColumns columns(table, path, diagnostics);
      std::vector<std::size_t> places;
      for (const auto &title : split_list(wanted))
        places.push_back(columns.find(title));
      std::string result;
      for (const auto &row : table.rows)
      {
        if (columns.is_wrong())
          break;
        std::string text;
        for (const auto place : places)
        {
          const auto cell    = columns.cell(row, place);
          const bool is_list = cell.find_first_of(",;") != std::string::npos;
          text +=
            (text.empty() ? "" : ", ") + (is_list ? "(" + cell + ")" : cell);
        }
        result += (result.empty() ? "" : "; ") + text;
      }
      if (result.empty())
        columns.wrong(table.titles.origin,
                      "this table has no rows",
                      "a row of values for each point");
      return columns.is_wrong() ? std::nullopt : std::optional(result);
    }

    const std::vector<NamingEntry> naming_entries = {
      {"Protocol/Signal ",
       "Table file",
       "Table column",
       "Table",
       time_table_of},
      {"Protocol/Sweep ", "Values from", "Columns", "Values", rows_of}};

    std::string
    value_of(const ParameterFile &file, const std::string &path)
    {
      const Setting *setting = file.find(path);
      return setting == nullptr ? "" : setting->value;
    }

    /** The titles wanted; of a sweep its parameters' names, if none are. */
    std::string
    wanted_columns(const ParameterFile &file,
                   const std::string &item,
                   const std::string &entry)
    {
      std::string result = value_of(file, item + "/" + entry);
      if (!result.empty() || entry != "Columns")
        return result;
      const std::string one = value_of(file, item + "/Parameter");
      for (const auto &path :
           one.empty() ? split_list(value_of(file, item + "/Parameters"))
                       : std::vector<std::string>{one})
        result += (result.empty() ? "" : ", ") + last_component(path);
      return result;
    }

    void
    read_table(ParameterFile &file,
               const Setting &setting,
               const NamingEntry &naming,
               const FileSource &source,
               Diagnostics &diagnostics)
    {
      const std::string item = parent_path(setting.path);
      if (!value_of(file, item + "/" + naming.values).empty())
        return; // given twice, which is told when the item is read
      const std::string name =
        (std::filesystem::path(setting.origin.file).parent_path() /
         setting.value)
          .string();
      const FileOnDisk on_disk = source(name);
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
        return;
      }
      const auto text = naming.read(CsvTable(name, on_disk.text),
                                    wanted_columns(file, item, naming.columns),
                                    setting.path,
                                    diagnostics);
      if (!text)
        return;
      file.set(item + "/" + naming.values, *text, setting.origin);
      file.set(setting.path, "", setting.origin);
      if (const Setting *columns = file.find(item + "/" + naming.columns))
        file.set(columns->path, "", columns->origin);
    }
  } // namespace


  void
  read_table_files(ParameterFile &file,
                   const FileSource &source,
                   Diagnostics &diagnostics)
  {
    for (const auto &naming : naming_entries)
    {
      std::vector<Setting> named;
      for (std::size_t i = 0; i < file.settings().size(); ++i)
      {
        const Setting &setting = file.settings()[i];
        if (file.is_in_force(i) && !setting.value.empty() &&
            setting.path.rfind(naming.items, 0) == 0 &&
            last_component(setting.path) == naming.file)
          named.push_back(setting);
      }
      for (const auto &setting : named)
        read_table(file, setting, naming, source, diagnostics);
    }
  }
} // namespace Oxion::Parameters
