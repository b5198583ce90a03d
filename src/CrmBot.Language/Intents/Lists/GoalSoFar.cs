using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>现在多少了 behind a goal that was just set: how far it is.</summary>
internal static class GoalSoFar
{
    public static Frame? Read(Section section) => section.Utterance.Preview is { Intent: "goal" } set && set.Text("m") is { } measure
        && Nearby.Words("goal.sofar").Is(section.Lower.AsSpan(section.Span.Start, section.Span.Length).Trim(" ,，。.!！?？啊呢吧".AsSpan()))
            ? new FrameDraft("goal").Set("act", "get").Set("m", measure).Build()
            : null;
}
