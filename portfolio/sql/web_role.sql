-- What the web role may do with instruments: everything but TRUNCATE. Triggers keep what was published.

GRANT SELECT, INSERT, UPDATE, DELETE ON
    portfolio_instrument, portfolio_instrumentversion, portfolio_reliabilityparameters
    TO :"web";
