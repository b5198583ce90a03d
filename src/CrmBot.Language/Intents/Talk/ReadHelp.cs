using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Talk;

/// <summary>How to use the bot.</summary>
internal sealed class ReadHelp : IntentReader
{
    public override string Intent => "help";

    public override IEnumerable<Frame> Read(Section section)
    {
        var topic = section.AllOf("topic").Where(hit => hit.Length > 1).OrderByDescending(hit => hit.Length).Select(hit => hit.Leaf)
            .FirstOrDefault();
        yield return new FrameDraft(Intent).Set("topic", topic).Build();
    }
}
