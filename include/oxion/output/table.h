#pragma once

#include <oxion/output/named_values.h>

#include <mpi.h>
#include <string>
#include <vector>

namespace Oxion
{
  /**
   * A CSV file: comment lines that start with #, one line of titles with
   * units, one row a point. Numbers have all their digits; infinity (air) is
   * `inf`, what is not known of a failed point `nan`; a swept word stands as it
   * is. The last two columns are `Status`, `ok` or `failed`, and `Remarks`:
   * what to know of the point, or why it failed.
   *
   * Rank 0 writes the file anew, and atomically, after each row: it is
   * complete at any time. All members are collective.
   */
  class Table
  {
  public:
    /**
     * Writes the file without any row, or as it was by then: the text() of a
     * table of the same columns. Without a path it is in the memory only.
     * @throw EnvironmentFailure if it cannot be written, on all ranks.
     */
    Table(MPI_Comm communicator,
          const std::string &path,
          const std::vector<std::string> &titles,
          const std::vector<std::string> &comment_lines = {},
          const std::string &by_then                    = "");

    /** One value for each title, the same on all ranks. */
    struct Row
    {
      SweptValues swept;
      NamedValues measured;
      std::string status = "ok", remarks{};
    };

    /** @throw EnvironmentFailure if it cannot be written, on all ranks. */
    void
    add_row(const SweptValues &swept,
            const NamedValues &measured,
            const std::string &status  = "ok",
            const std::string &remarks = "");
    /** Several rows at once. */
    void
    add_rows(const std::vector<Row> &rows);

    /** All of the file, but for the rows of other tables. */
    const std::string &
    text() const
    {
      return text_;
    }

    /** Has the rows of these tables, their text(), after its own in the file.
     * @throw EnvironmentFailure if it cannot be written, on all ranks. */
    void
    follow_with(const std::vector<std::string> &tables);

  private:
    void
    append(const Row &row);
    void
    write() const;

    MPI_Comm communicator_;
    std::string path_;
    std::size_t n_columns_;
    std::size_t head_; ///< length of the lines before the rows
    std::string text_, rows_of_others_;
  };
} // namespace Oxion
