using System.Buffers.Binary;
using System.Buffers.Text;

namespace CrmBot.Features.Surveys.Page;

/// <summary>What a link says: which survey, and until when it opens.</summary>
/// <param name="Until">System time, Unix seconds.</param>
internal readonly record struct SurveyToken(Guid Survey, long Until)
{
    // 1 for the form, 16 for the survey, 4 for the time, 18 for the signature: no bit of the 52 letters is without meaning.
    private const int IdAt = 1, UntilAt = 17, SealAt = 21, Length = 39, Letters = 52;
    private const byte Form = 1;

    public string Write(SurveyKeys keys)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Form;
        Survey.TryWriteBytes(bytes[IdAt..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[UntilAt..], (uint)Until);
        keys.Sign(bytes[..SealAt], bytes[SealAt..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null when it is not one that we signed, letter for letter.</summary>
    public static SurveyToken? Read(string? text, SurveyKeys keys)
    {
        if (text is not { Length: Letters } || !keys.Any) return null;
        Span<byte> bytes = stackalloc byte[Length];
        if (!text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            || !Base64Url.TryDecodeFromChars(text, bytes, out var read) || read != Length)
            return null;
        if (bytes[0] != Form || !keys.IsSignature(bytes[..SealAt], bytes[SealAt..])) return null;
        return new SurveyToken(new Guid(bytes[IdAt..UntilAt], bigEndian: true), BinaryPrimitives.ReadUInt32BigEndian(bytes[UntilAt..]));
    }
}
