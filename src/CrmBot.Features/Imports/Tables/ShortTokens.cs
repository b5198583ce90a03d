namespace CrmBot.Features.Imports.Tables;

/// <summary>
/// XML as spreadsheets write it, in which no tag and no text is longer than anything a cell can hold: an XML parser
/// keeps each of them whole. Other alphabets than UTF-8, comments and the like, in which an end could hide, are refused.
/// </summary>
internal sealed class ShortTokens(Stream inner) : Stream
{
    // A full cell with every letter written as &#1234567;
    private const int Longest = 16 * TableFile.LongestCell;
    private const int FirstTag = 3;
    private long at;
    private int length;
    private byte before;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => at;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        foreach (var letter in buffer[..read]) Look(letter);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Look(byte letter)
    {
        length = letter == '<' ? 0 : length + 1;
        if (length > Longest) throw new UnreadableTable("import.unreadable.unpacks");
        // The declaration stands at the start, behind the mark of UTF-8 if there is one.
        var hides = letter == 0 || (before == '<' && (letter == '!' || (letter == '?' && at > FirstTag + 1)));
        if (hides) throw new UnreadableTable("import.unreadable.broken");
        (before, at) = (letter, at + 1);
    }
}
