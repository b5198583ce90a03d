using System.Data.Common;

namespace CrmBot.Runtime.Store;

/// <summary>Makes the engine's context on a connection that the store owns and has opened. The program knows the concrete type.</summary>
public interface IStoreContextFactory
{
    /// <summary>The context must neither open, close nor dispose the connection.</summary>
    StoreContext Create(DbConnection connection);
}
