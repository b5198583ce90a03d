using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <summary>Decides what a recognised message asks for and has it read.</summary>
internal static class Interpreter
{
    private static readonly ReadPatch Patch = new();

    // In this order; the first step that finds something is the reading.
    // What takes back the message before comes before any answer, for its words would answer the open preview as well.
    // An answer to the open preview comes before everything that is a sentence of its own.
    private static readonly Func<Section, IReadOnlyList<Frame>?>[] Answering = [OnlyPlace, CalledOffAndInstead, WentOn, PutRight,
        ConfirmedAndMore];

    // Small talk is all there is or nothing; an account that is given away with a task to do would fall apart into topics;
    // a message that says one thing is read as a whole when nothing else has spoken.
    private static readonly Func<Section, IReadOnlyList<Frame>?>[] Telling = [Smalltalk.Read, GivenWithTask.Read, WorkOfAgent.Read,
        SeveralTopics.Read, OneTopic];

    public static IReadOnlyList<Frame> Read(Section section) => First(Answering, section) ?? First(Telling, WithoutAnswer(section)) ?? [];

    /// <summary>The frames of one intent that was chosen, not weighed.</summary>
    public static IReadOnlyList<Frame> ReadAs(Section section, string intent) =>
        IntentReaders.Of(intent) is { } reader ? Coordination.Repeat(section, [.. reader.Read(section)]) : [];

    public static Frame None(string kind) => new("none", new JsonObject { ["kind"] = kind });

    private static IReadOnlyList<Frame>? First(Func<Section, IReadOnlyList<Frame>?>[] steps, Section section)
    {
        foreach (var step in steps)
        {
            if (step(section) is { } frames) return frames;
        }

        return null;
    }

    /// <summary>A place and nothing else, where no preview asks which record is meant.</summary>
    private static List<Frame>? OnlyPlace(Section section) =>
        Answers.IsOnlyPlace(section) && section.Utterance.Preview?.Ask is not ["which" or "cust" or "id" or "same", ..]
            ? [None("unknown")]
            : null;

    /// <summary>The message before does not hold, and what is to be done instead stands behind the comma.</summary>
    private static List<Frame>? CalledOffAndInstead(Section section) =>
        CalledOff.Behind(section) is { } instead && WeighedIntent.Read(instead) is [{ IsWrite: true }, ..] then
            ? [CalledOff.Frame(section), .. then]
            : null;

    /// <summary>What goes on from what the open preview did, as another thing: 1027也给他, 换了个保温杯扣50, 现在多少了.</summary>
    private static List<Frame>? WentOn(Section section) =>
        (MovedPoints.Read(section) ?? AlsoGiven.Read(section) ?? GoalSoFar.Read(section)) is { } next ? [next] : null;

    /// <summary>An answer to the open preview: yes, no, or a value put right.</summary>
    private static List<Frame>? PutRight(Section section) =>
        section.Utterance.Preview is not null && Patch.Read(section).ToList() is { Count: > 0 } patch ? patch : null;

    /// <summary>Yes to the open preview, and something new behind it.</summary>
    private static List<Frame>? ConfirmedAndMore(Section section) =>
        section.Utterance.Preview is not null && ReadPatch.BehindYes(section) is { } more
            && WeighedIntent.Read(more) is [{ Intent: not "none" }, ..] said
            ? [new FrameDraft("patch").Set("act", "ok").Build(), .. said]
            : null;

    /// <summary>What is told where the message begins as if it answered the open preview.</summary>
    private static Section WithoutAnswer(Section section) =>
        section.Utterance.Preview is { } open && Corrections.Behind(section, open) is { } statement ? statement : section;

    private static List<Frame> OneTopic(Section section)
    {
        var frames = WeighedIntent.Read(section);
        ScoreBeside.Add(section, frames);
        SeveralTopics.DropAskedTwice(frames);
        ToldOfDeal.Add(section, frames);
        return frames;
    }
}
