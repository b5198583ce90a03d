using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrmBot.Language;

/// <summary>How frames are written as JSON: Chinese stays readable. The text is a JSON line, never part of a page.</summary>
internal static class JsonText
{
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
