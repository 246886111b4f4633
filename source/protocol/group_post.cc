#include "group_post.h"

#include <chrono>
#include <thread>

namespace Oxion
{
  namespace
  {
    using Json = nlohmann::ordered_json;

    // CBOR keeps bytes that are no UTF-8, and numbers that are none.
    std::string
    packed(const Json &json)
    {
      std::string result;
      Json::to_cbor(json, result);
      return result;
    }


    /** Nobody waits for long: whoever is waited for may need the core. */
    void
    doze()
    {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  } // namespace


  template <int dim>
  GroupPost<dim>::GroupPost(RankGroup &group,
                            RunLog<dim> &log,
                            ImpedanceTables<dim> &impedances)
    : group_(group)
    , log_(log)
    , impedances_(impedances)
  {}


  template <int dim>
  void
  GroupPost<dim>::send(const PointResult *const point)
  {
    if (group_.is_first())
      return;
    Json letter = {{"files", log_.files().state_of_group()},
                   {"impedances", impedances_.texts()}};
    if (point != nullptr)
      letter["point"] = told_of(*point);
    group_.send(packed(letter));
  }


  template <int dim>
  void
  GroupPost<dim>::send_warning(const std::string &text)
  {
    if (!group_.is_first())
      group_.send(packed({{"warning", text}}));
  }


  template <int dim>
  void
  GroupPost<dim>::receive()
  {
    if (!group_.is_first())
      return;
    bool is_new = false;
    std::vector<PointResult> points;
    for (const auto &[from, text] : group_.letters())
    {
      const Json letter = Json::from_cbor(text);
      if (letter.contains("point"))
        points.push_back(point_told(letter.at("point")));
      if (letter.contains("warning"))
        log_.progress().warning("group " + std::to_string(from + 1) + ": " +
                                letter.at("warning").get<std::string>());
      if (letter.contains("end"))
        ++n_at_their_end_;
      if (letter.contains("files"))
      {
        is_new        = true;
        states_[from] = letter;
      }
    }
    if (!is_new)
      return;
    std::vector<Json> files;
    std::vector<std::vector<std::string>> impedances;
    for (const auto &[group, letter] : states_)
    {
      files.push_back(letter.at("files"));
      impedances.push_back(letter.at("impedances"));
    }
    log_.files().follow_with(files);
    impedances_.follow_with(impedances);
    for (const auto &point : points)
      log_.tell(point, true);
  }


  template <int dim>
  void
  GroupPost<dim>::wait_for_all(const std::function<void()> &meanwhile)
  {
    if (!group_.is_first())
    {
      group_.send(packed({{"end", true}}));
      for (meanwhile(); !group_.all_is_done(); meanwhile())
        doze();
      return;
    }
    for (receive(); n_at_their_end_ + 1 < group_.sharing().n_groups; receive())
    {
      meanwhile();
      doze();
    }
    group_.tell_all_is_done();
  }


  template class GroupPost<2>;
  template class GroupPost<3>;
} // namespace Oxion
