using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Store;

public sealed class DurabilityTests
{
    [Fact]
    public async Task Every_pooled_connection_flushes_each_commit_and_checks_foreign_keys()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        var all = new TaskCompletionSource();
        var inside = 0;
        var readers = Enumerable.Range(0, bed.Options.Readers).Select(_ => Task.Run(() => bed.ReadAsync(async view =>
        {
            // All at once, so that each reader has a connection of its own.
            if (Interlocked.Increment(ref inside) == bed.Options.Readers) all.SetResult();
            await all.Task;
            return await PragmasAsync(view);
        }))).ToList();
        var seen = new List<string>(await Task.WhenAll(readers)) { await bed.WriteAsync(PragmasAsync) };

        seen.Count.ShouldBe(9);
        seen.ShouldAllBe(pragmas => pragmas == "synchronous 2, journal wal, foreign keys 1");
    }

    [Fact]
    public async Task A_copy_of_the_files_taken_at_any_moment_holds_every_acknowledged_write_and_is_whole()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        var (acknowledged, stop) = (0L, false);
        var writer = Task.Run(async () =>
        {
            while (!Volatile.Read(ref stop))
            {
                await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bed.WriteAsync(WritePairAsync)));
                Interlocked.Add(ref acknowledged, 8);
            }
        }, TestContext.Current.CancellationToken);
        for (var copy = 0; copy < 10; copy++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            var before = Interlocked.Read(ref acknowledged);
            var path = CopyFiles(bed.Options.Database, copy);
            var (pairs, parts, check) = Inspect(path);

            check.ShouldBe("ok");
            pairs.ShouldBeGreaterThanOrEqualTo(before);
            parts.ShouldBe(pairs);
        }

        Volatile.Write(ref stop, true);
        await writer;
        acknowledged.ShouldBeGreaterThan(0);
    }

    private static async Task WritePairAsync(UnitOfWork work)
    {
        var note = new Note { Title = "pair" };
        work.Db.Add(note);
        work.Db.Add(new NotePart { NoteId = note.Id, Text = "part" });
        await work.SaveAsync(default);
    }

    // What a killed process leaves. Two files cannot be copied in one instant; while somebody reads, a checkpoint goes no further than what
    // the reader sees and the log is not begun anew, so log and file belong together.
    private static string CopyFiles(string database, int copy)
    {
        var target = $"{database}.copy{copy}";
        using var reader = new SqliteConnection(SqliteConnections.ConnectionString(database));
        reader.Open();
        using var snapshot = reader.BeginTransaction(deferred: true);
        using var look = reader.CreateCommand();
        look.CommandText = "SELECT count(*) FROM notes";
        look.ExecuteScalar();
        var (log, file) = (ReadShared(database + "-wal"), ReadShared(database));
        File.WriteAllBytes(target, file);
        File.WriteAllBytes(target + "-wal", log);
        return target;
    }

    private static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        // As long as it is now: reading to the end would follow a writer that is quicker.
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static (long Pairs, long Parts, string Check) Inspect(string path)
    {
        using var connection = new SqliteConnection(SqliteConnections.ConnectionString(path));
        connection.Open();
        return ((long)Scalar("SELECT count(*) FROM notes"), (long)Scalar("SELECT count(*) FROM note_parts"),
            (string)Scalar("PRAGMA integrity_check"));

        object Scalar(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar()!;
        }
    }

    private static async Task<string> PragmasAsync(ReadView view) =>
        $"synchronous {await Pragma(view, "synchronous")}, journal {await Pragma(view, "journal_mode")}, foreign keys {await Pragma(view, "foreign_keys")}";

    private static Task<string?> Pragma(ReadView view, string name) =>
        view.Sql.FirstAsync($"PRAGMA {name}", row => row.Text(0));
}
