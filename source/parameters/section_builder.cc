#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/section.h>

#include <algorithm>
#include <set>

namespace Oxion::Parameters
{
  /** Fills sections from a file, first the lists of names, then the rest. */
  class SectionBuilder
  {
  public:
    SectionBuilder(const ParameterFile &file, Diagnostics &diagnostics)
      : file_(file)
      , diagnostics_(diagnostics)
    {}

    void
    build(Section &section)
    {
      const auto &declaration = section.declaration();
      for (const auto &inner : declaration.sections)
      {
        auto child = std::make_unique<Section>(
          inner, join_path(section.path(), inner.name), "", diagnostics_);
        build(*child);
        section.sections_[inner.name] = std::move(child);
      }
      for (const auto &items : declaration.items)
        build_items(section, items);
    }

    void
    fill(Section &root)
    {
      index(root);
      for (const auto &[path, origin] : file_.sections())
        find_section(path);
      for (std::size_t i = 0; i < file_.settings().size(); ++i)
        if (file_.is_in_force(i))
          store(file_.settings()[i]);
      check_required();
    }

  private:
    void
    build_items(Section &section, const ItemsDeclaration &items)
    {
      const auto &item = items.item[0];
      auto &built      = section.items_[item.name];
      const auto add   = [&](const std::string &name) {
        built.emplace_back(item,
                           join_path(section.path(), item.name + " " + name),
                           name,
                           diagnostics_);
      };

      const auto names =
        item_names(file_, section.declaration(), section.path(), items);
      if (items.list.empty())
        return void(std::for_each(names.begin(), names.end(), add));
      const std::string list_path = join_path(section.path(), items.list);
      std::set<std::string> known;
      for (const auto &name : names)
      {
        if (name.empty())
          continue; // refused with the whole list
        if (!known.insert(name).second)
        {
          diagnostics_.error(list_path,
                             "\"" + shortened(name) + "\" is listed twice",
                             "every name once");
          continue;
        }
        if (!is_name(name))
        {
          diagnostics_.error(list_path,
                             "\"" + shortened(name) + "\" is no name",
                             what_is_a_name);
          continue;
        }
        add(name);
        if (!items.may_lack_section &&
            !file_.has_section(built.back().path()) &&
            !has_setting_below(built.back().path()))
          diagnostics_.error(list_path,
                             "there is no \"subsection " + item.name + " " +
                               name + "\"",
                             "a subsection for every name in the list",
                             nearest_name(item.name + " " + name,
                                          subsection_names(section.path())));
      }
    }

    bool
    has_setting_below(const std::string &path) const
    {
      return std::any_of(file_.settings().begin(),
                         file_.settings().end(),
                         [&](const Setting &setting) {
                           return parent_path(setting.path) == path;
                         });
    }

    std::vector<std::string>
    subsection_names(const std::string &path) const
    {
      std::vector<std::string> result;
      for (const auto &[one, origin] : file_.sections())
        if (parent_path(one) == path && one != path)
          result.push_back(last_component(one));
      return result;
    }

    void
    index(Section &section)
    {
      by_path_[section.path()] = &section;
      for (auto &[name, inner] : section.sections_)
        index(*inner);
      for (auto &[kind, items] : section.items_)
        for (auto &item : items)
          index(item);
    }

    /** The section of that path; an unknown one is reported once. */
    Section *
    find_section(const std::string &path)
    {
      const auto found = by_path_.find(path);
      if (found != by_path_.end())
        return found->second;
      by_path_[path]         = nullptr;
      const Section *outside = find_section(parent_path(path));
      if (outside != nullptr)
        report_unknown_section(*outside, path);
      return nullptr;
    }

    void
    report_unknown_section(const Section &outside, const std::string &path)
    {
      const std::string component = last_component(path);
      const auto &declared        = outside.declaration();
      const auto *items           = declared.find_items(component);
      std::vector<std::string> candidates;
      for (const auto &section : declared.sections)
        candidates.push_back(section.name);
      for (const auto &one : declared.items)
        for (const auto &item : outside.items(one.item[0].name))
          candidates.push_back(last_component(item.path()));

      if (items != nullptr)
      {
        const auto name = component.substr(items->item[0].name.size() + 1);
        if (was_listed_before(join_path(outside.path(), items->list), name))
          return;
        diagnostics_.error(path,
                           "\"" + name + "\" is not in the list \"" +
                             items->list + "\"",
                           "one of the names in it",
                           nearest_name(component, candidates));
        return;
      }
      std::vector<std::string> kinds;
      for (const auto &section : declared.sections)
        kinds.push_back(section.name);
      for (const auto &one : declared.items)
        kinds.push_back(one.item[0].name + " NAME");
      diagnostics_.error(path,
                         "there is no such section",
                         kinds.empty() ? "no subsection here"
                                       : "one of " + short_list(kinds),
                         nearest_name(component, candidates));
    }

    /** A name that an including file has taken off the list on purpose. */
    bool
    was_listed_before(const std::string &list_path, const std::string &name)
    {
      return std::any_of(file_.settings().begin(),
                         file_.settings().end(),
                         [&](const Setting &setting) {
                           return setting.path == list_path &&
                                  contains(split_list(setting.value), name);
                         });
    }

    void
    store(const Setting &setting)
    {
      const std::string path = parent_path(setting.path);
      // A path from the command line opens no section; it is told whole.
      if (setting.origin.line == 0 && by_path_.count(path) == 0)
        return diagnostics_.error(setting.path,
                                  "there is no such parameter",
                                  "the full path of an entry",
                                  nearest_parameter(file_, setting.path));
      Section *section = find_section(path);
      if (section == nullptr)
        return;
      const std::string entry_name = last_component(setting.path);
      const auto *entry = section->declaration().find_entry(entry_name);
      if (entry == nullptr || section->path().empty())
        return report_unknown_entry(*section, setting, entry_name);
      // An empty value takes back what an included file has set.
      if (setting.value.empty() && !entry->is_required)
        return;
      section->set_[entry_name] = true;
      if (entry->type.accepts(setting.value))
        section->values_[entry_name] = setting.value;
      else
      {
        diagnostics_.error(setting.path,
                           "this value is not possible",
                           entry->type.expectation,
                           nearest_name(setting.value, entry->type.words));
      }
    }

    void
    report_unknown_entry(const Section &section,
                         const Setting &setting,
                         const std::string &entry_name)
    {
      std::vector<std::string> candidates;
      for (const auto &entry : section.declaration().entries)
        candidates.push_back(entry.name);
      std::string nearest = nearest_name(entry_name, candidates);
      if (nearest.empty() || setting.origin.line == 0)
      {
        const auto full = nearest_parameter(file_, setting.path);
        nearest         = full.empty() ? nearest : full;
      }
      Problem problem{true,
                      setting.path,
                      setting.origin,
                      "there is no such entry",
                      "",
                      nearest};
      if (nearest.empty())
        problem.expected = candidates.empty()
                             ? "no entry here"
                             : "one of " + short_list(candidates);
      // The mark belongs under the name, not under the value.
      problem.origin.value.clear();
      diagnostics_.add(problem);
    }

    void
    check_required()
    {
      for (const auto &[path, section] : by_path_)
        if (section != nullptr)
          for (const auto &entry : section->declaration().entries)
            if (entry.is_required && !section->is_set(entry.name) &&
                (section->name().empty() || file_.has_section(path) ||
                 has_setting_below(path)))
              diagnostics_.error(section->path_of(entry.name),
                                 "this entry is missing",
                                 entry.type.expectation);
    }

    const ParameterFile &file_;
    Diagnostics &diagnostics_;
    std::map<std::string, Section *> by_path_;
  };


  Section
  build_sections(const ParameterFile &file, Diagnostics &diagnostics)
  {
    Section root(schema(), "", "", diagnostics);
    SectionBuilder builder(file, diagnostics);
    builder.build(root);
    builder.fill(root);
    return root;
  }
} // namespace Oxion::Parameters
