namespace CrmBot.Language.Reading;

/// <summary>Reads other words as if they had been said in place of a message: by the same person, at the same time and place.</summary>
internal readonly record struct Rereading(World World, CompanyWords Company, Utterance Utterance)
{
    public Section Read(string text) => MessageReader.Read(World, Company, Utterance with { Text = text });

    /// <summary>The same without the preview that is open: the words answer nothing.</summary>
    public Section ReadAfresh(string text) => MessageReader.Read(World, Company, Utterance with { Text = text, Preview = null });
}
