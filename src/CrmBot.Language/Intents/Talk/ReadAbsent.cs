using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Talk;

/// <summary>
/// What nobody here keeps or does: contests, the share of customers who buy again. It is said so, instead of not being understood.
/// </summary>
internal sealed class ReadAbsent : IntentReader
{
    public override string Intent => "absent";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (section.FirstOf("absent") is { } hit) yield return Interpreter.None("unknown").With(Frame.Absent, hit.Leaf);
    }
}
