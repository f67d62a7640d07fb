package server

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what /metrics shows. Every label has a closed set of values, none of which a client chooses.
type metrics struct {
	registry   *prometheus.Registry
	requests   *prometheus.CounterVec   // path, status
	operations *prometheus.HistogramVec // type, outcome
	refusals   *prometheus.CounterVec   // code
	incidents  prometheus.Counter
	streams    prometheus.Gauge
	running    prometheus.Gauge
}

func newMetrics(version string, waiting, carriedOut func() float64) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "standpoint_http_requests_total", Help: "Requests by path and status.",
		}, []string{"path", "status"}),
		operations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "standpoint_graphql_operation_seconds", Help: "Time of operations that were carried out, by type and outcome.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"type", "outcome"}),
		refusals: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "standpoint_graphql_refusals_total", Help: "Requests that were not carried out, by code.",
		}, []string{"code"}),
		incidents: prometheus.NewCounter(prometheus.CounterOpts{Name: "standpoint_incidents_total", Help: "Failures logged under a number."}),
		streams:   prometheus.NewGauge(prometheus.GaugeOpts{Name: "standpoint_streams", Help: "Open streams of events."}),
		running:   prometheus.NewGauge(prometheus.GaugeOpts{Name: "standpoint_http_requests_running", Help: "Requests being answered."}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "standpoint_build_info", Help: "Always 1; the version of the program.", ConstLabels: prometheus.Labels{"version": version},
	})
	build.Set(1)
	m.registry.MustRegister(m.requests, m.operations, m.refusals, m.incidents, m.streams, m.running, build,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "standpoint_graphql_operations_running", Help: "Operations being carried out."}, carriedOut),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "standpoint_loads_waiting", Help: "Loads accepted and not finished."}, waiting),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// observe counts an operation that was carried out.
func (s *Server) observe(p *prepared, a *answer, took time.Duration) {
	outcome := "ok"
	if len(a.Errors) > 0 {
		outcome = "errors"
	}
	s.metrics.operations.WithLabelValues(string(p.operation.Operation), outcome).Observe(took.Seconds())
}

// count counts a request.
func (m *metrics) count(path string, status int) {
	m.requests.WithLabelValues(path, strconv.Itoa(status)).Inc()
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
