using System.Security.Cryptography;

namespace CrmBot.Runtime.Audit;

/// <summary>A key in the data folder, readable by its owner alone. Only for Development; elsewhere keys come from configuration.</summary>
public static class KeyFile
{
    private const int Length = 32;

    /// <returns>The key in base64; made on first use.</returns>
    public static string ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new StreamWriter(path, options);
            file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        }

        return File.ReadAllText(path).Trim();
    }
}
