namespace CustomVision.DataRights;

/// <summary>The base class of the exceptions of this library.</summary>
public class DataRightsException : Exception
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public DataRightsException() { }

    /// <summary>Creates the exception with a message.</summary>
    public DataRightsException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public DataRightsException(string message, Exception? innerException)
        : base(message, innerException) { }
}
