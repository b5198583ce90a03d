using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <summary>Fills the frame of one intent from a section that has been recognised as such.</summary>
internal abstract class IntentReader
{
    public abstract string Intent { get; }

    /// <summary>The frames, or none when the section turns out to say something else.</summary>
    public abstract IEnumerable<Frame> Read(Section section);
}
