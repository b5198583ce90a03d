using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Reads a list into the book, or takes the last import back.</summary>
internal sealed class ReadImport : IntentReader
{
    public override string Intent => "import";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (section.Has("import.back"))
        {
            yield return draft.Set("act", "rollback").Set("ref", "last").Build();
            yield break;
        }

        draft.Set("src", ListScope.Source(section));
        if (section.Utterance.Files is [var file, ..]) draft.Set("file", file.Name);
        else draft.Ask("file");
        yield return draft.Build();
    }
}
