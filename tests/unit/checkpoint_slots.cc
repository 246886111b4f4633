// Slots of checkpoints: one is whole at any time, and damage is found out.

#include <oxion/exceptions.h>
#include <oxion/output/checkpoint_slots.h>

#include <gtest/gtest.h>

#include "output_folder.h"

using namespace Oxion;

namespace
{
  class Slots : public testing::Test
  {
  protected:
    /** Vectors of `value` and of two more for each rank, in parts. */
    Checkpoint
    checkpoint(const double value) const
    {
      return {"state " + std::to_string(value),
              {std::vector<double>(3 + rank, value),
               std::vector<double>(rank == 0 ? 5 : 0, value + 1.)}};
    }

    std::string
    opened_text()
    {
      complaints.clear();
      CheckpointSlots slots(folder.path(), MPI_COMM_WORLD);
      const auto text = slots.open(complaints);
      return text ? *text : "nothing";
    }

    /** Replaces the file of a slot by what `change` makes of it. */
    template <typename Change>
    void
    damage(const std::string &slot, const Change &change)
    {
      std::string content = folder.read(slot);
      change(content);
      if (SharedFolder::first_rank())
        std::ofstream(folder / slot, std::ios::binary) << content;
      MPI_Barrier(MPI_COMM_WORLD);
    }

    const unsigned rank =
      dealii::Utilities::MPI::this_mpi_process(MPI_COMM_WORLD);
    SharedFolder folder;
    std::vector<std::string> complaints;
  };
} // namespace


TEST_F(Slots, NothingThere)
{
  EXPECT_EQ(opened_text(), "nothing");
  EXPECT_TRUE(complaints.empty());
}


TEST_F(Slots, TheNewestIsRead)
{
  CheckpointSlots slots(folder.path(), MPI_COMM_WORLD);
  for (const double value : {1., 2., 3.})
  {
    slots.write(checkpoint(value));
    EXPECT_EQ(opened_text(), checkpoint(value).text);
  }
  EXPECT_TRUE(folder.has("a") && folder.has("b"));
  EXPECT_FALSE(folder.has("a.tmp") || folder.has("b.tmp"));

  // Another run goes on: it must not overwrite the one it came from.
  CheckpointSlots later(folder.path(), MPI_COMM_WORLD);
  later.open(complaints);
  EXPECT_EQ(later.opened(), folder / "a");
  later.write(checkpoint(4.));
  EXPECT_EQ(folder.read("b").find("Oxion checkpoint 2, number 4"), 0u);
  EXPECT_EQ(opened_text(), checkpoint(4.).text);

  later.clear();
  EXPECT_EQ(opened_text(), "nothing");
}


// Any rank may have any part of what all have written together.
TEST_F(Slots, OtherParts)
{
  const unsigned n_ranks =
    dealii::Utilities::MPI::n_mpi_processes(MPI_COMM_WORLD);
  CheckpointSlots slots(folder.path(), MPI_COMM_WORLD);
  Checkpoint all{"", {{}, {}}};
  for (unsigned i = 0; i < 4; ++i)
    all.vectors[1].push_back(4 * rank + i);
  slots.write(all);
  slots.open(complaints);
  // Rank 0 takes one number less than it gave, the last rank one more.
  const unsigned n =
    4 - (n_ranks > 1 && rank == 0) + (n_ranks > 1 && rank == n_ranks - 1);
  const auto part = slots.read(1, n);
  for (unsigned i = 0; i < n; ++i)
    EXPECT_EQ(part[i], 4 * rank + i - (rank > 0));
  EXPECT_THROW(slots.read(1, 5), BadInput);
}


TEST_F(Slots, DamageIsFoundOut)
{
  CheckpointSlots slots(folder.path(), MPI_COMM_WORLD);
  slots.write(checkpoint(1.));
  slots.write(checkpoint(2.));
  const std::string whole = folder.read("b");
  const auto expect_older = [&](const std::string &why) {
    EXPECT_EQ(opened_text(), checkpoint(1.).text);
    ASSERT_EQ(complaints.size(), 1u);
    EXPECT_NE(complaints[0].find("the checkpoint '" + (folder / "b") + "' " +
                                 why),
              std::string::npos)
      << complaints[0];
  };

  for (const double share : {0., 0.02, 0.3, 0.99})
  {
    damage("b", [&](std::string &text) {
      text = whole.substr(0, share * whole.size());
    });
    expect_older("is ");
  }
  // One bit in each part of the file: number, text, vectors, sum.
  for (const auto place : {whole.find("number ") + 7,
                           whole.find("state"),
                           whole.size() - 20,
                           whole.size() - 1})
  {
    damage("b", [&](std::string &text) {
      text = whole;
      text[place] ^= 1;
    });
    expect_older("is damaged");
  }
  damage("b", [&](std::string &text) { text = whole + " "; });
  expect_older("is damaged: it has");
  damage("b", [](std::string &text) { text = std::string(1000, '\0'); });
  expect_older("is no checkpoint of Oxion");
  damage("b", [&](std::string &text) {
    text = whole;
    text.replace(0, 18, "Oxion checkpoint 3");
  });
  expect_older("has format 3");
  damage("b", [&](std::string &text) { text = whole; });
  EXPECT_EQ(opened_text(), checkpoint(2.).text);

  for (const std::string slot : {"a", "b"})
    damage(slot, [](std::string &text) { text.pop_back(); });
  EXPECT_EQ(opened_text(), "nothing");
  EXPECT_EQ(complaints.size(), 2u);
}


// A full disk takes neither the slot nor the other one along.
TEST_F(Slots, AFullDiskTakesNothing)
{
  CheckpointSlots slots(folder.path(), MPI_COMM_WORLD);
  slots.write(checkpoint(1.));
  slots.write(checkpoint(2.));
  folder.fill_disk_for("a");
  try
  {
    slots.write(checkpoint(3.));
    ADD_FAILURE() << "no failure";
  }
  catch (const EnvironmentFailure &failure)
  {
    EXPECT_EQ(failure.what(),
              "Cannot write the checkpoint '" + (folder / "a") +
                "': No space left on device.");
  }
  EXPECT_EQ(opened_text(), checkpoint(2.).text);
  EXPECT_TRUE(complaints.empty());
  slots.write(checkpoint(3.));
  EXPECT_EQ(opened_text(), checkpoint(3.).text);
}
