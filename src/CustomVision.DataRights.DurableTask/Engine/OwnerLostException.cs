namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>Another process may carry out the erasure by now. The engine repeats the step, which waits for the other.</summary>
internal sealed class OwnerLostException()
    : Exception("This process did not renew its lease in time, and another may have taken over. What it wrote last was not stored.");
