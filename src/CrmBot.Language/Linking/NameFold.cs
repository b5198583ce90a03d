using System.Text;

namespace CrmBot.Language.Linking;

/// <summary>The spelling under which names are compared: full width as half width, without case.</summary>
internal static class NameFold
{
    public static string Fold(string name) => name.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant();
}
