using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

/// <summary>Of what is refused nothing stays.</summary>
public sealed class RefusalTests
{
    private const string Remind = """{"i":"remind","cust":"恒达","note":"first","next":{"at":"2026-03-18T09:00"}}""";

    [Theory, EachEngine]
    public async Task What_was_filled_in_before_the_no_is_not_stored(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);
        await bed.AskAsync(TurnBed.Log("refuse late"));
        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Theory, EachEngine]
    public async Task A_correction_that_turns_out_to_be_refused_leaves_what_was_stored_as_it_was(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);
        await bed.AskAsync(Remind);
        await bed.AskAsync("""={"note":"refuse"}""");
        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("first");

        await bed.AskAsync("undo");
        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_things_in_a_sentence_the_one_that_is_not_refused_is_stored()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.AskAsync($"[{TurnBed.Log("first")},{TurnBed.Log("refuse late")}]");
        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("first");
    }
}
