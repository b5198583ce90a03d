using System.Data.Common;
using System.Net.Sockets;
using CrmBot.Backups;
using CrmBot.Settings;
using Npgsql;

namespace CrmBot.Operation;

/// <summary>
/// An exception as the log shows it: types and places, by which a fault is found. Not its text, for anybody's code may quote in it what it
/// was working on, such as a name.
/// </summary>
internal sealed class QuietException(Exception told) : Exception(Line(told))
{
    public override string? StackTrace => told.StackTrace;

    public override string ToString()
    {
        List<string> lines = [];
        for (var inner = told; inner is not null; inner = inner.InnerException)
            lines.Add($"{Line(inner)}{Environment.NewLine}{inner.StackTrace}");
        return string.Join($"{Environment.NewLine} ---> ", lines);
    }

    private static string Line(Exception exception) => exception switch
    {
        PostgresException server => $"{exception.GetType()}: {server.SqlState} {server.TableName} {server.ConstraintName}",
        // The words of the operating system, the embedded database and the network, which know no customer; and ours about settings.
        DbException or SocketException or HttpRequestException or IOException or UnauthorizedAccessException or TimeoutException
            or OperationCanceledException
            or BackupProblem or SettingException => $"{exception.GetType()}: {exception.Message}",
        _ => $"{exception.GetType()}",
    };
}
