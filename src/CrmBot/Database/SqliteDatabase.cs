using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Database;

/// <summary>The model on SQLite, the embedded engine.</summary>
internal sealed class SqliteDatabase(DbContextOptions<SqliteDatabase> options) : StoreContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => DatabaseModel.Configure(modelBuilder);
}
