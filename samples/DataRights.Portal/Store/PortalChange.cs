using DataRights.Portal.Access;
using DataRights.Portal.Audit;
using DataRights.Portal.Requests;
using Microsoft.EntityFrameworkCore;

namespace DataRights.Portal.Store;

/// <summary>One transaction: changes and their audit entries are stored together, or not at all.</summary>
internal sealed class PortalChange(PortalDbContext database, AuditEntry? last, DateTimeOffset now)
{
    public PortalDbContext Database { get; } = database;

    public DateTimeOffset Now { get; } = now;

    public AuditEntry? Head { get; private set; } = last;

    public AuditEntry Record(Actor actor, string action, Guid? requestId, string detail = "")
    {
        Head = AuditChain.Next(Head, Now, requestId, actor.Id, action, detail);
        Database.Audit.Add(Head);
        return Head;
    }

    public async Task<DataRequest> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await Database.Requests.Include(request => request.Approvals).SingleOrDefaultAsync(request => request.Id == id, cancellationToken)
        ?? throw RequestRefusedException.NotFound();
}
