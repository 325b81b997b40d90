using DurableTask.Core;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>Creates an orchestration or an activity by a name that does not change with the code.</summary>
internal sealed class NamedCreator<T> : ObjectCreator<T>
{
    private readonly Func<T> _create;

    public NamedCreator(string name, Func<T> create)
    {
        (Name, Version) = (name, string.Empty);
        _create = create;
    }

    public override T Create() => _create();
}
