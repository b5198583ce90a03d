using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Store;

/// <summary>Writes that nobody waits for: what they share with others, and that they never wait for ever.</summary>
public sealed class PatientWriteTests
{
    private static readonly TimeSpan LongerThanAnyTest = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_write_that_nobody_waits_for_shares_the_commit_of_the_next()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        await bed.WriteAsync(_ => Task.CompletedTask);
        var before = bed.Store.Figures.Commits;

        var patient = Patient(bed.Store, LongerThanAnyTest);
        await bed.WriteAsync(_ => Task.CompletedTask);
        await patient;

        (bed.Store.Figures.Commits - before).ShouldBe(1);
    }

    [Theory, EachEngine]
    public async Task A_write_that_stays_alone_is_stored_when_its_patience_ends(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);

        (await Patient(bed.Store, TimeSpan.FromMilliseconds(20))).ShouldBe("stored");
    }

    [Fact]
    public async Task What_still_waits_when_the_store_closes_is_stored()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        var store = bed.OpenAnother();

        var patient = Patient(store, LongerThanAnyTest);
        ((IDisposable)store).Dispose();

        (await patient).ShouldBe("stored");
        (await bed.ReadAsync(view => view.Sql.FirstAsync("SELECT value FROM setting WHERE name = 'patient'", row => row.Text(0))))
            .ShouldBe("stored");
    }

    private static Task<string> Patient(IStore store, TimeSpan patience) =>
        store.WriteAlongAsync("patient", patience, async (work, token) =>
        {
            await CrmBot.Runtime.Store.Settings.SetAsync(work, "patient", "stored", token);
            return "stored";
        }, TestContext.Current.CancellationToken);
}
