using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Customers;

/// <summary>A health check of the CRM, as a whole or of one part.</summary>
internal sealed class ReadAudit : IntentReader
{
    private static readonly string[] Parts = ["tags", "rules", "loyalty", "data"];

    public override string Intent => "audit";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent).Set("only", Array.Find(Parts, part => section.Has("audit." + part)));
        foreach (var time in section.Times)
        {
            if (time.AsPeriodCode(TimeView.Behind) is not { } code) continue;
            draft.Set("period", code);
            break;
        }

        yield return draft.Build();
    }
}
